package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.ConfirmationRequest.Reason;
import io.github.api18mcp.job.JobId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client returns with the answer to a confirmation: which question was asked. The client can read it, but not change it or
 * use it for another call, because it is authenticated together with the call.
 *
 * @param id of this question
 */
record ConfirmationState(String id, JobId job, Reason reason, Usd price, Instant expiry) {

    private static final Pattern FORM = Pattern.compile(
            "(?<content>(?<id>[0-9a-f-]{36})\\.(?<job>j_[0-9a-z]{16})\\.(?<reason>ABOVE_THRESHOLD|PAY_AGAIN)"
                    + "\\.(?<micros>\\d{1,18})\\.(?<expiry>\\d{1,15}))\\.(?<signature>[A-Za-z0-9_-]{43})");

    /** The text for the client. */
    String signed(CallSignature signature) {
        return content() + "." + signature.of(content());
    }

    /** Empty if the text was not made for the same call, or was changed. */
    static Optional<ConfirmationState> verified(String text, CallSignature signature) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ConfirmationState state = new ConfirmationState(
                matcher.group("id"),
                new JobId(matcher.group("job")),
                Reason.valueOf(matcher.group("reason")),
                Usd.ofMicros(Long.parseLong(matcher.group("micros"))),
                Instant.ofEpochMilli(Long.parseLong(matcher.group("expiry"))));
        // The text is compared as it is: the same numbers could be written in another way.
        return signature.matches(matcher.group("signature"), matcher.group("content"))
                ? Optional.of(state)
                : Optional.empty();
    }

    /** Whether this is the question that a call asks now. */
    boolean isAbout(ConfirmationRequest request) {
        return job.equals(request.job()) && reason == request.reason() && price.equals(request.price());
    }

    private String content() {
        return String.join(
                ".",
                id,
                job.value(),
                reason.name(),
                Long.toString(price.micros()),
                Long.toString(expiry.toEpochMilli()));
    }
}
