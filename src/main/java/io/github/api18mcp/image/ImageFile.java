package io.github.api18mcp.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Reads an image file of this machine. An agent may have been talked into naming a file, so what it learns about files outside the
 * folders is nothing, not even whether they exist.
 */
public final class ImageFile {

    static final int MOST_BYTES = 50 * 1024 * 1024;

    /** Whatever is a folder of the caller, these contain no pictures. */
    private static final List<Path> NEVER = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private ImageFile() {}

    /**
     * Reads a file within the folders. Blocks.
     *
     * @param folders may not exist
     */
    public static byte[] read(Path file, List<Path> folders) throws UnusableImageException {
        try {
            return content(within(file, folders));
        } catch (IOException e) {
            throw new UnusableImageException("a file that cannot be read");
        }
    }

    /** The file itself, after all links, so that no link leads out of the folders. */
    private static Path within(Path file, List<Path> folders) throws UnusableImageException {
        try {
            Path real = file.toRealPath();
            if (folders.stream().anyMatch(folder -> contains(folder, real))
                    && NEVER.stream().noneMatch(real::startsWith)) {
                return real;
            }
        } catch (IOException | SecurityException e) {
            // Told like a file outside.
        }
        throw new UnusableImageException("a file that does not exist in the allowed folders");
    }

    private static boolean contains(Path folder, Path real) {
        try {
            return real.startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Opening a named pipe would wait for its writer. */
    private static byte[] content(Path real) throws IOException, UnusableImageException {
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableImageException("something that is no regular file");
        }
        try (InputStream content = Channels.newInputStream(
                Files.newByteChannel(real, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnusableImageException("a file of more than 50 MB");
            }
            return bytes;
        }
    }
}
