package io.github.api18mcp.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One pattern of the operator's deny file.
 *
 * @param line its line number, from 1
 */
record OperatorRule(int line, Pattern pattern) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE
            | Pattern.UNICODE_CASE
            | Pattern.UNICODE_CHARACTER_CLASS
            // Texts are joined by line breaks, so anchors match the edges of each text.
            | Pattern.MULTILINE;

    static OperatorRule of(int line, String expression) {
        return new OperatorRule(line, Pattern.compile(expression, FLAGS));
    }

    /** A search that is cut off counts as a match: a rule that cannot be checked must not be passed. */
    Optional<PolicyViolation> refuse(String text) {
        try {
            return pattern.matcher(new BoundedCharSequence(text)).find() ? Optional.of(matched()) : Optional.empty();
        } catch (BoundedCharSequence.UsedUpException | StackOverflowError e) {
            return Optional.of(unchecked());
        }
    }

    private PolicyViolation matched() {
        return refusal("Nothing was sent: the text touches what this server's operator does not allow (rule %d);"
                + " leave that subject out, or ask the operator.");
    }

    private PolicyViolation unchecked() {
        return refusal("Nothing was sent: the text could not be checked in time against this server's rule %d;"
                + " shorten it, or ask the operator to simplify that rule.");
    }

    private PolicyViolation refusal(String reason) {
        return new PolicyViolation("operator:" + line, reason.formatted(line));
    }
}
