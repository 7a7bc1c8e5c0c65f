package io.github.api18mcp.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every start of the application takes seconds, so all profiles are in this package, and every test names one. */
class ProfilesTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final String PACKAGE = ProfilesTest.class.getPackageName();
    private static final Pattern STARTS_THE_APPLICATION = Pattern.compile("(?m)^@QuarkusTest$");
    private static final Pattern NAMES_ITS_PROFILE = Pattern.compile("(?m)^@TestProfile\\((\\w+)\\.class\\)$");
    private static final Pattern IS_A_PROFILE = Pattern.compile("(implements|extends) QuarkusTestProfile\\b");

    @Test
    void every_test_of_the_application_names_a_profile_of_this_package() throws IOException {
        assertThat(with(STARTS_THE_APPLICATION)).isNotEmpty().allSatisfy(file -> {
            String source = read(file);
            assertThat(NAMES_ITS_PROFILE.matcher(source).results())
                    .singleElement()
                    .satisfies(
                            profile -> assertThat(source).contains("import " + PACKAGE + "." + profile.group(1) + ";"));
        });
    }

    @Test
    void no_profile_is_elsewhere() throws IOException {
        assertThat(with(IS_A_PROFILE)).isNotEmpty().allSatisfy(file -> assertThat(file)
                .hasParent(TESTS.resolve(PACKAGE.replace('.', '/'))));
    }

    private static List<Path> with(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
