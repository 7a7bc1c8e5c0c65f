package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.job.Job;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the files of outputs: the day, words of the prompt, and the job, which makes the name unique. The letters are those that
 * every file system and every locale has.
 */
final class OutputName {

    private static final Pattern OTHER_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_WORDS = 40;

    private OutputName() {}

    /**
     * Without an ending.
     *
     * @param number 1 for the first output
     */
    static String of(Job job, int number) {
        return Stream.of(
                        LocalDate.ofInstant(job.createdAt(), ZoneOffset.UTC).toString(),
                        words(job.request().subject().orElse("")),
                        job.id().value(),
                        number == 1 ? "" : String.valueOf(number))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    /** The first words, as many as fit; empty if there are none in Latin letters. */
    private static String words(String text) {
        String start = text.substring(0, Math.min(text.length(), 10 * LONGEST_WORDS));
        String plain = ACCENTS.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words = OTHER_LETTERS
                .splitAsStream(plain.replaceFirst("^https?://(www\\.)?", ""))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .reduce(
                        "",
                        (before, word) ->
                                before.length() + word.length() < LONGEST_WORDS ? before + "-" + word : before);
        return words.isEmpty() ? "" : words.substring(1);
    }
}
