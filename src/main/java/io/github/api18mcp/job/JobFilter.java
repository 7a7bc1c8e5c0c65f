package io.github.api18mcp.job;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs to list, newest first.
 *
 * @param words each occurs in the job's subject, as {@link SearchText}
 * @param since lists only jobs created then or later
 * @param until lists only jobs created earlier
 * @param least lists only jobs for which this much or more is spent or reserved
 * @param most lists only jobs for which this much or less is spent or reserved
 * @param limit 1–100
 * @param before lists only jobs older than this one
 */
public record JobFilter(
        Optional<JobStatus> status,
        Optional<String> model,
        Optional<OutputKind> kind,
        List<String> words,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Usd> least,
        Optional<Usd> most,
        int limit,
        Optional<JobId> before) {

    public JobFilter {
        words = List.copyOf(words);
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is 1–100");
        }
    }

    /** The newest jobs, whatever they are. */
    public static JobFilter newest(int limit) {
        return new JobFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                Optional.empty());
    }

    public JobFilter withStatus(Optional<JobStatus> wanted) {
        return new JobFilter(wanted, model, kind, words, since, until, least, most, limit, before);
    }

    public JobFilter ofModel(Optional<String> wanted) {
        return new JobFilter(status, wanted, kind, words, since, until, least, most, limit, before);
    }

    public JobFilter ofKind(Optional<OutputKind> wanted) {
        return new JobFilter(status, model, wanted, words, since, until, least, most, limit, before);
    }

    /** @param query words that all occur */
    public JobFilter about(String query) {
        return new JobFilter(status, model, kind, SearchText.words(query), since, until, least, most, limit, before);
    }

    public JobFilter since(Optional<Instant> earliest) {
        return new JobFilter(status, model, kind, words, earliest, until, least, most, limit, before);
    }

    public JobFilter until(Optional<Instant> end) {
        return new JobFilter(status, model, kind, words, since, end, least, most, limit, before);
    }

    /** Both amounts are included. */
    public JobFilter costing(Optional<Usd> atLeast, Optional<Usd> atMost) {
        return new JobFilter(status, model, kind, words, since, until, atLeast, atMost, limit, before);
    }

    public JobFilter before(Optional<JobId> newer) {
        return new JobFilter(status, model, kind, words, since, until, least, most, limit, newer);
    }
}
