package io.github.api18mcp.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment variables of the services' keys. Data rather than the services themselves, because {@code install} does
 * not start the application.
 */
final class KeyVariables {

    /** Each key may also be given as the file that contains it. */
    private static final String FILE = "_FILE";

    private static final List<String> NAMES = read();

    private KeyVariables() {}

    /** Those that are set. */
    static Map<String, String> set(Map<String, String> environment) {
        Map<String, String> keys = new LinkedHashMap<>();
        all().forEach(name -> Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .ifPresent(value -> keys.put(name, value)));
        return keys;
    }

    static Stream<String> all() {
        return NAMES.stream().flatMap(name -> Stream.of(name, name + FILE));
    }

    private static List<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KeyVariables.class.getResourceAsStream("/install/keys")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
