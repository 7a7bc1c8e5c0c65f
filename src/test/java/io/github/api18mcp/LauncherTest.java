package io.github.api18mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.JarProcess.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When {@code bin/api18-mcp} builds the jar, and which jar it runs. */
class LauncherTest {

    @TempDir
    Path directory;

    Checkout checkout;

    @BeforeEach
    void cloned() throws IOException {
        checkout = Checkout.in(directory);
    }

    @Test
    void a_jar_that_is_newer_than_its_sources_is_run_as_it_is() throws IOException {
        checkout.built();

        Ended ended = checkout.launch("models").ended();

        assertThat(ended.out()).containsExactly("old jar: models");
        assertThat(ended.err()).isEmpty();
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void a_missing_jar_is_built_and_the_build_output_goes_to_standard_error() throws IOException {
        Ended ended = checkout.launch("models").ended();

        assertThat(ended.out()).containsExactly("new jar: models");
        assertThat(ended.err())
                .containsExactly("api18-mcp: building, which takes a minute or two", "output of the build");
    }

    @Test
    void stdio_without_a_jar_says_what_to_run_and_exits() throws IOException {
        Ended ended = checkout.launch("stdio").ended();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsExactly(
                        "api18-mcp: not built yet; run this once: " + checkout.path("bin/api18-mcp") + " --version");
        assertThat(checkout.builds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/java/Main.java", "src/main/resources/catalog/new.yaml"})
    void a_jar_that_is_older_than_a_source_is_rebuilt(String source) throws IOException {
        checkout.built().change(source);

        Ended ended = checkout.launch("models").ended();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsExactly("new jar: models");
        assertThat(ended.err())
                .containsExactly("api18-mcp: the sources are newer than the jar; rebuilding", "output of the build");
    }

    @Test
    void a_deleted_source_counts_as_a_change() throws IOException {
        checkout.built().delete("src/main/java/Main.java");

        assertThat(checkout.launch().ended().out()).containsExactly("new jar:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/test/java/MainTest.java"})
    void a_change_to_anything_else_is_no_reason_to_rebuild(String file) throws IOException {
        checkout.built().change(file);

        Ended ended = checkout.launch("models").ended();

        assertThat(ended.out()).containsExactly("old jar: models");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void it_is_rebuilt_once_for_a_change() throws IOException {
        checkout.built().change("pom.xml");

        checkout.launch("models").ended();
        Ended second = checkout.launch("models").ended();

        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    /** A client that starts stdio gives up during a build. */
    @Test
    void stdio_runs_the_old_jar_and_says_so_in_one_line_on_standard_error() throws IOException {
        checkout.built().change("pom.xml");

        Ended ended = checkout.launch("stdio").ended();

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsExactly("old jar: stdio");
        assertThat(ended.err())
                .containsExactly("api18-mcp: running an old build, because the sources are newer than the jar;"
                        + " to rebuild, run: " + checkout.path("bin/api18-mcp") + " --version");
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void an_installed_copy_without_sources_runs_its_jar() throws IOException {
        checkout.built()
                .change("pom.xml")
                .delete("src/main/java/Main.java")
                .delete("src/main/resources/catalog/new.yaml");
        for (String folder : List.of("java", "resources/catalog", "resources", "")) {
            Files.delete(checkout.path("src/main").resolve(folder));
        }

        Ended ended = checkout.launch("models").ended();

        assertThat(ended.out()).containsExactly("old jar: models");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void an_old_jar_in_a_folder_of_another_user_is_run_with_a_warning() throws IOException {
        checkout.built().change("pom.xml");

        Ended ended = checkout.launchedByAnotherUser("models").ended();

        assertThat(ended.out()).containsExactly("old jar: models");
        assertThat(ended.err()).singleElement().asString().startsWith("api18-mcp: running an old build");
    }

    @Test
    void a_missing_jar_in_a_folder_of_another_user_stops_the_launch() throws IOException {
        Files.createDirectory(checkout.path("target"));

        Ended ended = checkout.launchedByAnotherUser("models").ended();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsExactly("api18-mcp: cannot build: " + checkout.path("target") + " is not writable");
    }

    @Test
    void after_a_failed_build_nothing_is_run_and_the_old_jar_stays() throws IOException {
        checkout.built().change("pom.xml").buildFails();

        Ended ended = checkout.launch("models").ended();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().get(ended.err().size() - 1))
                .startsWith("api18-mcp: the build failed, so nothing was run");
        assertThat(checkout.launch("stdio").ended().out()).containsExactly("old jar: stdio");
    }

    /** Maven writes the jar before Quarkus makes it one that runs. */
    @Test
    void half_a_jar_of_a_failed_first_build_is_not_run() throws IOException {
        checkout.buildFails();

        checkout.launch("models").ended();

        assertThat(checkout.launch("stdio").ended().err())
                .singleElement()
                .asString()
                .contains("not built yet");
    }

    /** Maven writes into the file that is there; a server that was started from it still loads classes from it. */
    @Test
    void a_server_that_runs_keeps_the_jar_it_was_started_from() throws IOException {
        checkout.built().change("pom.xml");
        try (InputStream runningServer = Files.newInputStream(checkout.path("target/api18-mcp.jar"))) {
            checkout.launch("models").ended();

            assertThat(runningServer).hasContent("old jar");
        }
    }

    @Test
    void of_two_launches_at_once_one_builds_and_the_other_waits() throws IOException {
        checkout.built().change("pom.xml").buildWaits();
        JarProcess first = checkout.launch("models");
        first.awaitError(line -> line.contains("rebuilding"));
        checkout.buildHasBegun();

        JarProcess second = checkout.launch("spending");
        second.awaitError(line -> line.equals("api18-mcp: waiting for a build that is already running"));
        checkout.buildMayEnd();

        assertThat(first.ended().out()).containsExactly("new jar: models");
        assertThat(second.ended().out()).containsExactly("new jar: spending");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void stdio_runs_the_old_jar_while_another_launch_builds() throws IOException {
        checkout.built().change("pom.xml").buildWaits();
        JarProcess building = checkout.launch("models");
        checkout.buildHasBegun();

        assertThat(checkout.launch("stdio").ended().out()).containsExactly("old jar: stdio");

        checkout.buildMayEnd();
        assertThat(building.ended().out()).containsExactly("new jar: models");
    }

    /** The builder removes its lock as the last step; a launch that found the lock must not take that for a killed build. */
    @Test
    void a_build_that_ends_while_another_launch_looks_at_its_lock_keeps_its_jar() throws IOException {
        checkout.built().buildEndsWhenItsLockIsRead();

        Ended ended = checkout.launch("stdio").ended();

        assertThat(ended.out()).containsExactly("old jar: stdio");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_build_that_was_killed_is_done_again() throws IOException {
        checkout.built().change("pom.xml").buildWaits();
        JarProcess killed = checkout.launch("models");
        checkout.buildHasBegun();
        killed.kill();
        checkout.buildMayEnd();
        killed.ended();
        checkout.buildSucceeds();

        assertThat(checkout.launch("stdio").ended().out()).containsExactly("old jar: stdio");
        assertThat(checkout.launch("models").ended().out()).containsExactly("new jar: models");
    }
}
