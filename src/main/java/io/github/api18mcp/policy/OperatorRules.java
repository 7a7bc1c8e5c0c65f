package io.github.api18mcp.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The patterns of the operator's deny file, in order. */
record OperatorRules(List<OperatorRule> rules) {

    static final OperatorRules NONE = new OperatorRules(List.of());

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    OperatorRules {
        rules = List.copyOf(rules);
    }

    /** @throws DenyFileException if the file cannot be read or a line is not a regular expression */
    static OperatorRules read(Path file) {
        List<String> lines = lines(file);
        return new OperatorRules(IntStream.range(0, lines.size())
                .filter(index -> isRule(lines.get(index)))
                .mapToObj(index -> rule(file, index + 1, lines.get(index)))
                .toList());
    }

    Optional<PolicyViolation> refuse(List<String> texts) {
        String written = String.join("\n", texts);
        return Stream.of(written, Spelling.tidied(written))
                .distinct()
                .flatMap(text -> rules.stream().flatMap(rule -> rule.refuse(text).stream()))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readString(file)
                    .replaceFirst("^" + BYTE_ORDER_MARK, "")
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new DenyFileException(file, problem(e), e);
        }
    }

    private static String problem(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "cannot be read: there is no such file.";
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read: permission denied.";
        }
        if (e instanceof CharacterCodingException) {
            return "cannot be read: it is not UTF-8 text.";
        }
        return "cannot be read as a file.";
    }

    private static boolean isRule(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private static OperatorRule rule(Path file, int line, String expression) {
        try {
            return OperatorRule.of(line, expression);
        } catch (PatternSyntaxException e) {
            String problem = "line %d is not a regular expression: %s.".formatted(line, oneLine(e.getDescription()));
            throw new DenyFileException(file, problem, e);
        }
    }

    private static String oneLine(String description) {
        return description.lines().findFirst().orElse("it cannot be read");
    }
}
