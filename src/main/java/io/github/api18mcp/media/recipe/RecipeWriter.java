package io.github.api18mcp.media.recipe;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a recipe into a PNG, JPEG or WebP file, where programs for pictures show it. Everything else in the file stays as it was, byte
 * by byte. A library would save little: Commons Imaging does this for JPEG alone, and encodes a PNG anew.
 */
public final class RecipeWriter {

    /** More than the first segment of a JPEG. */
    private static final int HEAD = 70_000;

    private RecipeWriter() {}

    /** Leaves a file of any other format as it is. Blocks. */
    public static void write(Path file, Recipe recipe) throws IOException {
        Optional<String> text = recipe.json();
        if (text.isEmpty()) {
            return;
        }
        Path copy = file.resolveSibling(file.getFileName() + ".recipe");
        try {
            if (isWritten(file, copy, text.get())) {
                Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean isWritten(Path file, Path copy, String text) throws IOException {
        try (FileChannel original = FileChannel.open(file, READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining() && original.read(head) >= 0) {}
            head.flip();
            long length = original.size();
            Optional<FileParts> parts = Stream.of(
                            PngText.of(head, length, text),
                            JpegComment.of(head, length, text),
                            WebpXmp.of(head, length, text))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (parts.isPresent()) {
                try (FileChannel target = FileChannel.open(copy, WRITE, CREATE_NEW)) {
                    parts.get().write(original, target);
                }
            }
            return parts.isPresent();
        }
    }
}
