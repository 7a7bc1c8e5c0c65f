package io.github.api18mcp.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The ways to state an age below 18, in digits or in words. */
final class Ages {

    private static final String UNDER_18 = "9";
    private static final String EIGHTEEN = "18";
    private static final String BEYOND = "100";

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?<!100 )[0-9]{1,2}(?![0-9])");

    private static final Map<String, String> PLACEHOLDERS =
            Map.of("{age}", "(?:1[0-7]|0?[1-9])(?![0-9])", "{18}", "18(?![0-9])", "{number}", "[0-9]{1,2}");

    private final TermTrie<String> numbers = new TermTrie<>();
    private final List<Pattern> statements;

    Ages(List<Language> languages) {
        languages.forEach(this::addNumbers);
        this.statements = languages.stream()
                .flatMap(language -> language.ages().stream())
                .map(Ages::statement)
                .toList();
    }

    /** @param reading in {@linkplain TextVariant#plain plain} spelling */
    boolean stateMinor(TextVariant reading) {
        String text = inDigits(reading);
        return NUMBER.matcher(text).results().anyMatch(number -> isStatedAt(number.start(), text));
    }

    /** Patterns are only tried at numbers: searching the whole text for each of them takes a hundred times as long. */
    private boolean isStatedAt(int number, String text) {
        return statements.stream()
                .map(statement ->
                        statement.matcher(text).useTransparentBounds(true).useAnchoringBounds(false))
                .anyMatch(matcher -> matcher.region(number, text.length()).lookingAt());
    }

    /** Replaces number words by digits. Twenty-two becomes 100 2, which is not an age below 18 either. */
    private String inDigits(TextVariant reading) {
        StringBuilder digits = new StringBuilder(reading.text().length());
        int index = 0;
        while (index < reading.text().length()) {
            List<TermTrie.Match<String>> matches = numbers.matchesAt(index, reading);
            // Korean says three and years of age with one syllable.
            if (matches.isEmpty() || reading.hasDigitBefore(index)) {
                digits.append(reading.text().charAt(index++));
            } else {
                TermTrie.Match<String> longest = matches.get(matches.size() - 1);
                digits.append(longest.value());
                index = longest.end();
            }
        }
        return digits.toString();
    }

    private void addNumbers(Language language) {
        addNumbers(language.numbers(), UNDER_18);
        addNumbers(language.eighteen(), EIGHTEEN);
        addNumbers(language.beyond(), BEYOND);
    }

    private void addNumbers(List<String> words, String digits) {
        words.stream().flatMap(Term::of).forEach(term -> numbers.add(term, digits));
    }

    private static Pattern statement(String entry) {
        String placeholder = PLACEHOLDERS.keySet().stream()
                .filter(entry::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("An age without a number: " + entry));
        int number = entry.indexOf(placeholder);
        String before = entry.substring(0, number);
        String after = entry.substring(number + placeholder.length());
        String statement = "(?<=" + before + ")" + PLACEHOLDERS.get(placeholder) + after;
        return Pattern.compile(Spelling.withoutMarks(statement).replace(" ", Spelling.GAP));
    }
}
