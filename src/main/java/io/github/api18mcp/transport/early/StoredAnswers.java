package io.github.api18mcp.transport.early;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The results that earlier processes with the same settings gave, one per line of a file, each after its {@link Fingerprint}. */
final class StoredAnswers {

    /** Clients differ in what they ask; more than this many results are not kept. */
    private static final int LIMIT = 60;

    private final Path file;
    private final Map<String, String> results = new ConcurrentHashMap<>();

    private StoredAnswers(Path file) {
        this.file = file;
    }

    static StoredAnswers none() {
        return new StoredAnswers(Path.of(""));
    }

    /** What the file holds; nothing if it cannot be read. */
    static StoredAnswers read(Path file) {
        StoredAnswers answers = new StoredAnswers(file);
        try {
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    answers.results.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        } catch (IOException none) {
            answers.results.clear();
        }
        return answers;
    }

    Optional<String> result(Fingerprint fingerprint) {
        return Optional.ofNullable(results.get(fingerprint.hex()));
    }

    void remove(Fingerprint fingerprint) {
        results.remove(fingerprint.hex());
    }

    void put(Fingerprint fingerprint, String result) {
        if (results.size() >= LIMIT) {
            results.clear();
        }
        results.put(fingerprint.hex(), result);
    }

    /** Replaces the file as a whole, so that no other process reads a part of it. */
    void save() {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "answers", ".part");
            Files.write(part, (Iterable<String>)
                    results.entrySet().stream().map(entry -> entry.getKey() + ' ' + entry.getValue())::iterator);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Logger.getLogger(StoredAnswers.class).debugf(e, "Answers for the next start cannot be stored in %s", file);
        }
    }
}
