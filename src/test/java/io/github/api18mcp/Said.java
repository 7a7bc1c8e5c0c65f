package io.github.api18mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** All that the program said to anybody, kept for {@code src/test/secrets.sh} to look through. */
public final class Said {

    private static final Path FILE = Path.of("target", "said", "jar.txt");
    private static final Writer WRITER = open();

    private Said() {}

    public static synchronized void add(String line) {
        try {
            WRITER.write(line + "\n");
            WRITER.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Writer open() {
        try {
            Files.createDirectories(FILE.getParent());
            return Files.newBufferedWriter(FILE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
