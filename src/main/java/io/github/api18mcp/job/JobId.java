package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** Our own id of a job, known before the service's: {@code j_} and 16 random letters and digits. */
public record JobId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("j_[0-9a-z]{16}");
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a job id is j_ and 16 lowercase letters and digits");
        }
    }

    public static JobId fresh() {
        StringBuilder value = new StringBuilder("j_");
        RANDOM.ints(16, 0, ALPHABET.length()).forEach(i -> value.append(ALPHABET.charAt(i)));
        return new JobId(value.toString());
    }

    /** Empty if the text is not a job id. */
    public static Optional<JobId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
