package io.github.api18mcp.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The word lists of one language, {@code resources/policy/*.yaml}; {@code README.md} there explains how to write them.
 *
 * @param prefixes prefixes that are written together with a word, such as the Arabic article
 * @param numbers the words for numbers below 18
 * @param beyond the words for greater numbers, and those that start them, such as twenty
 * @param ages the ways to state an age
 */
record Language(
        List<String> minor,
        List<String> sexual,
        List<String> innocent,
        List<String> prefixes,
        List<String> numbers,
        List<String> eighteen,
        List<String> beyond,
        List<String> ages) {

    Language {
        minor = List.copyOf(minor);
        sexual = List.copyOf(sexual);
        innocent = List.copyOf(innocent);
        prefixes = List.copyOf(prefixes);
        numbers = List.copyOf(numbers);
        eighteen = List.copyOf(eighteen);
        beyond = List.copyOf(beyond);
        ages = List.copyOf(ages);
    }

    static Language read(String code) {
        try (InputStream file = Language.class.getResourceAsStream("/policy/" + code + ".yaml")) {
            return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Language of(Map<String, Object> file) {
        return new Language(
                strings(file, "minor"),
                strings(file, "sexual"),
                strings(file, "innocent"),
                strings(file, "prefixes"),
                strings(file, "numbers"),
                strings(file, "eighteen"),
                strings(file, "beyond"),
                strings(file, "ages"));
    }

    private static List<String> strings(Map<String, Object> file, String key) {
        return ((List<?>) file.getOrDefault(key, List.of()))
                .stream().map(String.class::cast).toList();
    }
}
