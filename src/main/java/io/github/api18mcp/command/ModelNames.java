package io.github.api18mcp.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ids of the models of the built-in catalog, for shell completion, which does not start the application. */
final class ModelNames implements Iterable<String> {

    private static final Pattern ID = Pattern.compile("^\\s*- id:\\s*(\\S+)\\s*$");

    @Override
    public Iterator<String> iterator() {
        return lines("index")
                .flatMap(ModelNames::lines)
                .map(ID::matcher)
                .filter(Matcher::matches)
                .map(id -> id.group(1))
                .iterator();
    }

    private static Stream<String> lines(String file) {
        InputStream resource = Objects.requireNonNull(ModelNames.class.getResourceAsStream("/catalog/" + file));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
