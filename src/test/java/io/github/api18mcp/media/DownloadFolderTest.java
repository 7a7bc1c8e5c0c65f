package io.github.api18mcp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.platform.DataDirectories;
import io.github.api18mcp.platform.ManualTime;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadFolderTest {

    private static final String NAME = "2026-11-26-lighthouse-at-dusk-j_0123456789abcdef";
    private static final Output OUTPUT = Output.at(URI.create("https://example.com/a"), Optional.empty());
    private static final Instant NOW = ManualTime.START;

    @TempDir
    Path path;

    @Test
    void a_file_is_found_by_its_name_whatever_its_format() throws IOException {
        Path file = write(NAME + ".webp", 10);

        assertThat(folder(100).saved(OUTPUT, NAME)).hasValueSatisfying(output -> {
            assertThat(output.file()).contains(file);
            assertThat(output.mimeType()).contains("image/webp");
            assertThat(output.size()).contains(10L);
        });
        assertThat(folder(100).saved(OUTPUT, NAME + "-2")).isEmpty();
    }

    @Test
    void what_was_removed_or_leads_elsewhere_is_not_there() throws IOException {
        Files.delete(write(NAME + ".png", 10));
        Path elsewhere = Files.write(path.resolve("secret"), new byte[1]);
        Files.createSymbolicLink(path.resolve(NAME + ".jpg"), elsewhere);

        assertThat(folder(100).saved(OUTPUT, NAME)).isEmpty();
    }

    @Test
    void the_oldest_make_room_and_other_files_are_left_alone() throws IOException {
        for (int age = 1; age <= 5; age++) {
            aged(write(NAME + "-" + (10 - age) + ".png", 10), Duration.ofHours(age));
        }
        aged(write("holiday.png", 1000), Duration.ofDays(1000));
        aged(write("2026-11-26-notes.png", 1000), Duration.ofDays(1000));
        Files.createDirectory(path.resolve("2026-11-26-j_0123456789abcdef.png"));

        folder(30).makeRoom();

        assertThat(names())
                .containsExactlyInAnyOrder(
                        NAME + "-9.png",
                        NAME + "-8.png",
                        NAME + "-7.png",
                        "holiday.png",
                        "2026-11-26-notes.png",
                        "2026-11-26-j_0123456789abcdef.png");
        assertThat(folder(30).usage()).isEqualTo(new DownloadFolder.Usage(3, 30, 30));
    }

    @Test
    void what_a_dead_process_left_is_removed_and_a_download_under_way_is_not() throws IOException {
        aged(write(NAME + "-1b4e28ba-2fa1-41d2-883f-0016d3cca427.part", 10), Duration.ofDays(2));
        aged(write(NAME + "-6ba7b810-9dad-41d1-80b4-00c04fd430c8.part", 10), Duration.ofMinutes(5));

        folder(1000).makeRoom();

        assertThat(names()).containsExactly(NAME + "-6ba7b810-9dad-41d1-80b4-00c04fd430c8.part");
    }

    @Test
    void ten_thousand_files_are_kept_within_the_limit() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            aged(write(NAME + "-" + i + ".png", 1), Duration.ofSeconds(i));
        }
        DownloadFolder folder = folder(9_000);

        folder.makeRoom();

        assertThat(folder.usage().files()).isEqualTo(9_000);
        assertThat(folder.saved(OUTPUT, NAME + "-0")).isPresent();
        assertThat(folder.saved(OUTPUT, NAME + "-9999")).isEmpty();
    }

    @Test
    void a_folder_that_does_not_exist_is_empty() {
        DownloadFolder folder = folder(path.resolve("none").toString(), 100);

        folder.makeRoom();

        assertThat(folder.usage().files()).isZero();
        assertThat(folder.saved(OUTPUT, NAME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", " off "})
    void off_saves_nothing(String dir) {
        DownloadFolder folder = folder(dir, 100);

        assertThat(folder.path()).isEmpty();
        assertThat(folder.saved(OUTPUT, NAME)).isEmpty();
    }

    @Test
    void a_relative_path_is_inside_the_data_directory() {
        assertThat(folder("outputs", 100).path()).contains(path.resolve("outputs"));
    }

    @Test
    void what_is_no_path_stops_the_start() {
        assertThatThrownBy(() -> folder("a\0b", 100))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("API18MCP_DOWNLOAD_DIR is no path");
    }

    @ParameterizedTest
    @CsvSource({
        "5GB, 5000000000, 5 GB",
        "1.5MB, , ",
        "500 mb, 500000000, 500 MB",
        "1500, 1500, 1.5 KB",
        "12k, 12000, 12 KB",
        "0, 0, 0 bytes",
        "much, , ",
        "-1, , "
    })
    void sizes_are_read_and_written(String text, Long bytes, String words) {
        ByteCountConverter converter = new ByteCountConverter();
        if (bytes == null) {
            assertThatThrownBy(() -> converter.convert(text)).hasMessageContaining("such as 5GB or 500MB");
        } else {
            assertThat(converter.convert(text)).isEqualTo(bytes);
            assertThat(ByteCount.words(bytes)).isEqualTo(words);
        }
    }

    private DownloadFolder folder(long max) {
        return folder(path.toString(), max);
    }

    private DownloadFolder folder(String dir, long max) {
        DownloadConfig config = new DownloadConfig() {
            @Override
            public String dir() {
                return dir;
            }

            @Override
            public Long max() {
                return max;
            }
        };
        return new DownloadFolder(config, DataDirectories.at(path), new ManualTime());
    }

    private Path write(String name, int bytes) throws IOException {
        return Files.write(path.resolve(name), new byte[bytes]);
    }

    private static void aged(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
