package io.github.api18mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Records everything that the program printed or sent, for {@code src/test/secrets.sh}. */
public final class Transcript {

    private static final Path FILE = Path.of("target", "said", "jar.txt");
    private static final Writer WRITER = open();

    private Transcript() {}

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
