package io.github.api18mcp.provider;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that people and clients put in place of a key. Sent as it is, it would only be refused as a wrong key. */
enum KeyMistake {
    PLACEHOLDER("(?<shown>\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$(?:env:)?[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_][A-Za-z0-9_]*%"
            + "|\\{\\{[^}]*}}|(?:process\\.env\\.|env:)[A-Za-z_][A-Za-z0-9_]*|op://.*)") {
        @Override
        String words(String shown) {
            return "it is still " + shown + ": your client did not fill in the key";
        }
    },
    EXAMPLE(
            "(?i)(?<shown><[^>]*>|your[-_ ]?(api[-_ ]?)?(key|token)([-_ ]?here)?|x{8,}|changeme|\\.\\.\\.|undefined|null|none)") {
        @Override
        String words(String shown) {
            return "it is still the example " + shown + "; put your own key there";
        }
    },
    QUOTES("(?<shown>[\"'`\u2018\u2019\u201c\u201d]).*|.*[\"'`\u2018\u2019\u201c\u201d]") {
        @Override
        String words(String shown) {
            return "there are quotes around the key; remove them";
        }
    },
    ASSIGNMENT("(?:export\\s+)?(?<shown>[A-Z][A-Z0-9_]*(?:\\s*=|:(?=\\s)))\\s*[^=\\s].*") {
        @Override
        String words(String shown) {
            return "it begins with " + shown.replaceAll("\\s", "") + "; give the key alone";
        }
    },
    SCHEME("(?i)(?:authorization:\\s*)?(?<shown>bearer|token)\\s.*") {
        @Override
        String words(String shown) {
            return "it begins with " + shown + "; give the key alone";
        }
    };

    private final Pattern pattern;

    KeyMistake(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** In words that do not reveal a key; empty if the text looks like one. */
    static Optional<String> in(String text) {
        return Arrays.stream(values())
                .flatMap(mistake -> mistake.found(text).stream())
                .findFirst();
    }

    private Optional<String> found(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(words(matcher.group("shown"))) : Optional.empty();
    }

    /** @param shown the part of the text that is no secret */
    abstract String words(String shown);
}
