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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house of ARCHITECTURE.md: imports run downwards, and a room knows only what is listed here. */
class ArchitectureTest {

    private static final String ROOT = "io.github.api18mcp";

    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("catalog", List.of()),
            Map.entry("access", List.of()),
            Map.entry("home", List.of()),
            Map.entry("job", List.of("catalog", "access", "home")),
            Map.entry("policy", List.of("catalog", "access")),
            Map.entry("media", List.of("catalog", "access", "home")),
            Map.entry("provider", List.of("catalog", "access")),
            Map.entry("provider.api18", List.of("provider", "catalog")),
            Map.entry("provider.theo", List.of("provider", "catalog")),
            Map.entry("provider.imghero", List.of("provider", "catalog")),
            Map.entry("generation", List.of("job", "policy", "media", "provider", "catalog", "access", "home")),
            Map.entry("tool", List.of("generation", "job", "policy", "media", "provider", "catalog", "access")),
            Map.entry("transport", List.of("tool", "generation", "access")),
            Map.entry("watch", List.of("generation", "job", "provider", "catalog", "access")),
            Map.entry("sandbox", List.of("sandbox.art", "provider", "catalog", "access")),
            Map.entry("sandbox.art", List.of()),
            Map.entry(
                    "command",
                    List.of(
                            "transport",
                            "tool",
                            "generation",
                            "job",
                            "policy",
                            "media",
                            "provider",
                            "catalog",
                            "access",
                            "home")));

    private static final Pattern NAMES = Pattern.compile("(?i)\\btheo|imghero");
    private static final Pattern AT_HOME = Pattern.compile("/(provider/theo|provider/imghero|sandbox)/");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalog",
                "access",
                "home",
                "job",
                "policy",
                "media",
                "provider",
                "provider.api18",
                "provider.theo",
                "provider.imghero",
                "generation",
                "tool",
                "transport",
                "watch",
                "sandbox",
                "command"
            })
    void a_room_knows_only_rooms_below_it(String room) {
        String[] others = MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(room) && !MAY_KNOW.get(room).contains(other))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(MAIN);
    }

    @Test
    void every_class_has_a_room() {
        String[] rooms =
                MAY_KNOW.keySet().stream().map(ArchitectureTest::packageOf).toArray(String[]::new);
        classes()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .resideInAnyPackage(rooms)
                .check(MAIN);
        assertThat(MAIN.contain(Main.class)).isTrue();
    }

    @Test
    void only_tool_and_transport_know_mcp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packageOf("tool"), packageOf("transport"))
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

    /** A service is known by its folder, its data and the sandbox: a special case anywhere else would have to name it. */
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

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }
}
