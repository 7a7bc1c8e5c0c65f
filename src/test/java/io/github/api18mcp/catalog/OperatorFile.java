package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own catalog file, and what its author is told about an error. */
abstract class OperatorFile {

    static final String GOOD =
            """
            provider: api18
            models:
              - id: eos-2.0-video
                family: Eos 2.0
                title: Eos 2.0 video
                description: Makes a clip.
                output: video
                price:
                  per_second: {720p: 0.10, 1080p: 0.25}
                typical_seconds: 60
                parameters:
                  - {name: prompt, kind: text, required: true, max_length: 100, description: What it shows.}
                  - {name: resolution, kind: choice, options: [720p, 1080p], default: 720p, description: Detail.}
                  - {name: duration, kind: whole_number, min: 2, max: 9, default: 5, description: Length.}
                  - {name: fps, kind: whole_number, options: [24, 30], description: Frames a second.}
                  - {name: seed, kind: whole_number, description: Any number.}
                  - {name: sound, kind: flag, default: true, description: With sound.}
                  - {name: image, kind: media_url, description: First frame.}
                  - {name: images, kind: media_urls, min: 0, max: 4, description: What it looks like.}
            """;

    Path file;

    @BeforeEach
    void file(@TempDir Path folder) {
        file = folder.resolve("theirs.yaml");
    }

    void assertBroken(String text, int line, String message) throws IOException {
        assertThat(brokenBy(text)).isEqualTo("Catalog " + file + ", line " + line + ": " + message);
    }

    String brokenBy(String text) throws IOException {
        Files.writeString(file, text);
        return broken();
    }

    String broken() {
        return assertThatExceptionOfType(InvalidCatalogException.class)
                .isThrownBy(() -> Catalogs.with(file))
                .actual()
                .getMessage();
    }

    String inFile(String message) {
        return "Catalog " + file + ": " + message;
    }
}
