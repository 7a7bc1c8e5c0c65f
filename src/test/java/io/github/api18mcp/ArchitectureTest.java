package io.github.api18mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package rules of ARCHITECTURE.md: imports run downwards. */
class ArchitectureTest {

    private static final String ROOT = "io.github.api18mcp";

    /** Each package, with the packages that it may import. */
    private static final Map<String, List<String>> MAY_IMPORT = table(
            """
            platform            :
            catalog             :
            access              : platform
            media.recipe        :
            media               : media.recipe catalog platform
            image               : platform
            policy              : catalog
            provider.http       : platform
            provider            : provider.http media catalog platform
            provider.api18      : provider media catalog
            provider.theo       : provider media catalog
            provider.imghero    : provider media catalog
            job                 : media catalog access platform
            job.journal         : job image catalog access platform
            input               : job.journal job provider media image catalog access platform
            generation.failure  : job policy provider catalog
            generation.waiting  : job catalog platform
            generation.tracking : generation.failure generation.waiting input job.journal job provider catalog platform
            generation.outputs  : generation.tracking generation.waiting input job.journal job media.recipe media provider catalog access platform
            generation          : generation.tracking generation.waiting generation.failure input job.journal job policy provider catalog access platform
            tool.answer         : generation generation.outputs generation.waiting generation.tracking input job provider media catalog access platform
            tool                : tool.answer generation generation.outputs generation.waiting generation.failure input job.journal job policy provider media image catalog access platform
            tool.mcp            : tool tool.answer generation generation.outputs generation.waiting generation.failure input job.journal job provider media catalog access platform
            transport.early     :
            transport           : transport.early tool.mcp tool.answer generation.outputs generation.waiting input job.journal job image media provider access platform
            transport.stateless : transport tool.mcp generation.waiting job access platform
            studio              : command.install access platform
            watch               : generation.tracking generation.waiting job.journal job provider catalog access platform
            sandbox             : sandbox.art input job image provider catalog platform
            sandbox.art         :
            command.install     : platform
            command             : command.install transport transport.early tool tool.answer generation.outputs generation.waiting input job.journal job policy provider media catalog access platform
            """);

    private static final Pattern NAMES = Pattern.compile("(?i)\\btheo|imghero");
    private static final Pattern AT_HOME = Pattern.compile("/(provider/theo|provider/imghero|sandbox)/");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Set<String> packages() {
        return MAY_IMPORT.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_imports_only_what_it_may(String name) {
        String[] others = packages().stream()
                .filter(other -> !other.equals(name) && !MAY_IMPORT.get(name).contains(other))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(MAIN);
    }

    @Test
    void every_package_is_listed() {
        classes()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .resideInAnyPackage(
                        packages().stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
                .check(MAIN);
        assertThat(MAIN.contain(Main.class)).isTrue();
    }

    @Test
    void only_tool_mcp_and_transport_know_mcp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        packageOf("tool.mcp"), packageOf("transport"), packageOf("transport.stateless"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkiverse.mcp..")
                .check(MAIN);
    }

    @Test
    void only_command_knows_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("command"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
    }

    @Test
    void nothing_on_the_way_to_stdio_loads_the_command_line_library() {
        noClasses()
                .that()
                .haveSimpleName("Main")
                .or()
                .haveSimpleName("Launch")
                .or()
                .haveSimpleName("StartFailure")
                .or()
                .resideInAPackage(packageOf("transport"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
    }

    /**
     * A service is only named in its folder, its data and the sandbox. A special case anywhere else would have to name
     * it.
     */
    @Test
    void nobody_else_names_a_service() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .filteredOn(file -> !AT_HOME.matcher(file.toString()).find())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    NAMES.matcher(Files.readString(file)).find())
                            .as(file.toString())
                            .isFalse());
        }
    }

    private static Map<String, List<String>> table(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        line -> line[0].strip(),
                        line -> Stream.of(line[1].strip().split(" ")).toList()));
    }

    private static String packageOf(String name) {
        return ROOT + "." + name;
    }
}
