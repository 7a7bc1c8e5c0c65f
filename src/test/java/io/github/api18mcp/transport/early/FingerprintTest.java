package io.github.api18mcp.transport.early;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides which tools there are, and how they are described. */
class FingerprintTest {

    @TempDir
    Path folder;

    private Path program;
    private Path policy;

    @BeforeEach
    void files() throws Exception {
        program = Files.writeString(folder.resolve("program.jar"), "program");
        policy = Files.writeString(folder.resolve("policy.txt"), "policy");
    }

    private Fingerprint of(Map<String, String> environment, Map<String, String> properties) {
        return Fingerprint.ofProcess(environment, properties, program);
    }

    private Fingerprint usual() {
        return of(Map.of("API18MCP_POLICY_DENY", policy.toString()), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "API18MCP_MODE, live",
        "API18MCP_TOOLS_DENY, quote",
        "API18_KEY, api18_0123456789abcdef",
        "THEO_API_KEY, theo_0123456789abcdef",
        "IMGHERO_API_TOKEN, imghero_0123456789abcdef",
        "QUARKUS_PROFILE, dev",
        "XDG_DATA_HOME, elsewhere"
    })
    void settings_in_the_environment_count(String name, String value) {
        Fingerprint without = of(Map.of(), Map.of());
        Fingerprint with = of(Map.of(name, value), Map.of());

        assertThat(with).isNotEqualTo(without).isEqualTo(of(Map.of(name, value), Map.of()));
        assertThat(with).isNotEqualTo(of(Map.of(name, value + "x"), Map.of()));
        assertThat(with.hex()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource({"api18mcp.mode, live", "launch.image-forms, WITH_PATHS", "quarkus.profile, dev", "java.home, elsewhere"
    })
    void so_do_settings_of_the_command_line(String name, String value) {
        assertThat(of(Map.of(), Map.of(name, value))).isNotEqualTo(of(Map.of(), Map.of()));
    }

    @Test
    void nothing_else_of_the_environment_counts() {
        assertThat(of(Map.of("PATH", "elsewhere", "TERM_SESSION_ID", "7"), Map.of("java.io.tmpdir", "elsewhere")))
                .isEqualTo(of(Map.of(), Map.of()));
    }

    @Test
    void a_change_of_the_program_counts() throws Exception {
        Fingerprint before = usual();
        Files.writeString(program, "another program");

        assertThat(usual()).isNotEqualTo(before);
    }

    @Test
    void a_change_of_a_file_that_a_setting_names_counts() throws Exception {
        Fingerprint before = usual();
        Files.setLastModifiedTime(policy, FileTime.fromMillis(1));

        assertThat(usual()).isNotEqualTo(before);
    }

    @Test
    void a_change_in_a_folder_that_a_setting_names_does_not() throws Exception {
        Fingerprint before = of(Map.of("API18MCP_DATA_DIR", folder.toString()), Map.of());
        Files.createFile(folder.resolve("new"));

        assertThat(of(Map.of("API18MCP_DATA_DIR", folder.toString()), Map.of())).isEqualTo(before);
    }

    @Test
    void each_message_counts_and_so_does_their_order() {
        assertThat(usual().after("a").after("b"))
                .isNotEqualTo(usual().after("b").after("a"))
                .isNotEqualTo(usual().after("ab"))
                .isEqualTo(usual().after("a").after("b"));
    }
}
