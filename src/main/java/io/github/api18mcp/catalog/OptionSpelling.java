package io.github.api18mcp.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the option that a text means although it is spelled differently: {@code 16x9} for {@code 16:9}, {@code 1K} for {@code 1k}. */
final class OptionSpelling {

    /** Longer texts are no spelling of an option. */
    private static final int LONGEST = 100;

    private static final Pattern TIMES = Pattern.compile("(?<=\\d)\\s*[x×]\\s*(?=\\d)");

    /** These are interchangeable within an option, which also makes a tool's name a spelling of its model's id. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_.:/-]+");

    private OptionSpelling() {}

    /** Empty if the text means no option, or could mean several. */
    static Optional<String> find(List<String> options, String text) {
        if (options.contains(text)) {
            return Optional.of(text);
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String spelling = normalized(text);
        List<String> meant = options.stream()
                .filter(option -> normalized(option).equals(spelling))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static String normalized(String text) {
        String plain = unquoted(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        String lower = plain.strip().toLowerCase(Locale.ROOT);
        return SEPARATORS.matcher(TIMES.matcher(lower).replaceAll(":")).replaceAll("_");
    }

    /** Some clients encode a string twice. */
    private static String unquoted(String text) {
        return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
