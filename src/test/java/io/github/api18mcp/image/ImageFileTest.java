package io.github.api18mcp.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that was talked into it cannot read anything but regular files in the folders that a person chose. */
class ImageFileTest {

    private static final String OUTSIDE = "a file that does not exist in the allowed folders";

    @TempDir
    Path directory;

    private Path pictures;
    private Path secret;

    @BeforeEach
    void aFolderOfPicturesAndASecretBesideIt() throws IOException {
        pictures = Files.createDirectory(directory.resolve("pictures"));
        secret = Files.writeString(directory.resolve("id_rsa.png"), "a secret");
    }

    @Test
    void a_file_in_a_folder_is_read() throws Exception {
        Path file = Files.write(pictures.resolve("cat.png"), Pictures.png());

        assertThat(read(file)).isEqualTo(Pictures.png());
    }

    @Test
    void a_folder_may_be_named_by_a_link() throws Exception {
        Files.write(pictures.resolve("cat.png"), Pictures.png());
        Path link = Files.createSymbolicLink(directory.resolve("link"), pictures);

        assertThat(ImageFile.read(link.resolve("cat.png"), List.of(link))).isEqualTo(Pictures.png());
    }

    @Test
    void a_file_outside_the_folders_looks_like_a_missing_one() {
        assertRefused(secret, OUTSIDE);
        assertRefused(pictures.resolve("../id_rsa.png"), OUTSIDE);
        assertRefused(pictures.resolve("missing.png"), OUTSIDE);
        assertRefused(directory.resolve("missing.png"), OUTSIDE);
        assertRefused(Path.of("/proc/self/environ"), OUTSIDE);
    }

    @Test
    void a_link_does_not_lead_out_of_a_folder() throws IOException {
        assertRefused(Files.createSymbolicLink(pictures.resolve("cat.png"), secret), OUTSIDE);
        assertRefused(
                Files.createSymbolicLink(pictures.resolve("up"), directory).resolve("id_rsa.png"), OUTSIDE);
    }

    @Test
    void files_of_the_system_are_never_read() {
        assertThatThrownBy(() -> ImageFile.read(Path.of("/proc/self/environ"), List.of(Path.of("/"))))
                .hasMessage(OUTSIDE);
    }

    @Test
    void without_folders_nothing_is_read() {
        assertThatThrownBy(() -> ImageFile.read(secret, List.of())).hasMessage(OUTSIDE);
        assertThatThrownBy(() -> ImageFile.read(secret, List.of(directory.resolve("missing"))))
                .hasMessage(OUTSIDE);
    }

    @Test
    void a_named_pipe_is_not_waited_for() throws Exception {
        Path pipe = pictures.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertRefused(pipe, "something that is no regular file");
        assertRefused(pictures, "something that is no regular file");
    }

    @Test
    void a_huge_file_is_refused() throws IOException {
        Path huge = pictures.resolve("huge.png");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(ImageFile.MOST_BYTES + 1L);
        }

        assertRefused(huge, "a file of more than 50 MB");
    }

    private byte[] read(Path file) throws UnusableImageException {
        return ImageFile.read(file, List.of(pictures));
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage(message);
    }
}
