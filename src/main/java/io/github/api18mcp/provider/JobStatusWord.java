package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.http.Quotation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a service's word for the status of a job means. Services use other words than their documents, and change them. */
public enum JobStatusWord {
    PROCESSING(Set.of(
            "processing",
            "generating",
            "queued",
            "inqueue",
            "pending",
            "starting",
            "started",
            "running",
            "inprogress",
            "submitted",
            "created",
            "accepted",
            "waiting",
            "preparing",
            "scheduled",
            "rendering",
            "uploading")),
    COMPLETED(Set.of(
            "completed",
            "complete",
            "succeeded",
            "success",
            "successful",
            "done",
            "finished",
            "ready",
            "generated",
            "ok")),
    FAILED(Set.of(
            "failed",
            "failure",
            "fail",
            "canceled",
            "cancelled",
            "error",
            "errored",
            "expired",
            "rejected",
            "aborted",
            "timeout",
            "timedout",
            "terminated",
            "moderated")),
    /** A word that is not known. The job goes on: it is paid for, and its end will be called otherwise. */
    OTHER(Set.of()),
    /** The service does not say. */
    MISSING(Set.of());

    private final Set<String> words;

    JobStatusWord(Set<String> words) {
        this.words = words;
    }

    /** The status in any of the fields in which services give it. */
    public static JobStatusWord of(JsonFields job) {
        return text(job).map(JobStatusWord::of).orElse(MISSING);
    }

    /** Whether the words say that all is well. */
    static boolean isGood(String words) {
        JobStatusWord meaning = of(words);
        return meaning == PROCESSING || meaning == COMPLETED;
    }

    /** Whether the service says something that is understood. */
    public boolean isKnown() {
        return this != OTHER && this != MISSING;
    }

    private static JobStatusWord of(String words) {
        String word = words.toLowerCase(Locale.ROOT).replaceAll("[\\s_.!-]", "");
        return Stream.of(values())
                .filter(meaning -> meaning.words.contains(word))
                .findFirst()
                .orElse(OTHER);
    }

    /** The service's own word. */
    public static Optional<String> text(JsonFields job) {
        return Stream.of("status", "state", "job_status", "phase")
                .map(job.json()::path)
                .flatMap(JobStatusWord::words)
                .findFirst();
    }

    /** What to tell of a word that is not known. */
    public static Optional<String> remark(Service service, JsonFields job) {
        return text(job)
                .map(word -> service.title() + " calls its status " + Quotation.of(word) + ", which is not documented");
    }

    private static Stream<String> words(JsonNode value) {
        return value.isObject()
                ? Stream.of("state", "status", "value", "name")
                        .flatMap(name -> new JsonFields(value).text(name).stream())
                : Optional.ofNullable(value.textValue()).map(String::strip).filter(word -> !word.isEmpty()).stream();
    }
}
