package io.github.api18mcp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedFileTest {

    private static final int MOST = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void a_packed_file_that_would_fill_the_disk_is_not_unpacked() throws IOException {
        Path file = packed(new byte[50_000_000]);
        assertThat(Files.size(file)).isLessThan(100_000);

        assertThatIOException()
                .isThrownBy(() -> new FetchedFile(file, "image/png").unpackedType(MOST))
                .withMessage("the file is larger than 1 MB");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_packed_picture_is_unpacked() throws IOException {
        byte[] picture = TestPictures.plain("png", 10, 10);
        Path file = packed(picture);

        assertThat(new FetchedFile(file, "").unpackedType(MOST)).isEqualTo(FileType.PNG);
        assertThat(file).hasBinaryContent(picture);
    }

    private Path packed(byte[] content) throws IOException {
        Path file = folder.resolve("file");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }
}
