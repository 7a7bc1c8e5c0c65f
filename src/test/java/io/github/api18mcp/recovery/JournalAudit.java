package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.recovery.JournalFile.Entry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the journal at the end with what the service did.
 *
 * @param jobs as the tools answer them
 * @param entries the same, as they are in the journal
 */
record JournalAudit(List<JsonObject> jobs, List<Entry> entries, RecordingApi18 api18, KillRecord killRecord) {

    private static final List<String> KNOWN_ENDS = List.of("completed", "failed");

    /** A job whose id at the service is known is reported as it really ended; any other is unknown. */
    void assertEveryEndIsTrue() {
        Map<String, AcceptedJob> commissions =
                api18.commissions().stream().collect(Collectors.toMap(AcceptedJob::id, Function.identity()));
        Map<String, String> prompts = entries.stream().collect(Collectors.toMap(Entry::jobId, Entry::prompt));
        jobs.forEach(job -> {
            String id = job.getString("provider_job_id");
            if (id == null) {
                assertUnknown(job);
            } else {
                assertThat(commissions).containsKey(id);
                assertThat(commissions.get(id).prompt()).isEqualTo(prompts.get(job.getString("job_id")));
                assertTrue(job, commissions.get(id));
            }
        });
    }

    private static void assertUnknown(JsonObject job) {
        assertThat(job.getString("status")).as("%s", job).isEqualTo("unknown");
        assertThat(job.getString("charged")).as("%s", job).isEqualTo("unknown");
    }

    private static void assertTrue(JsonObject job, AcceptedJob acceptedJob) {
        assertThat(acceptedJob.isOver()).as("%s", job).isTrue();
        assertThat(job.getString("status")).as("%s", job).isEqualTo(acceptedJob.status());
        assertThat(StdioCaller.money(job, "cost_usd")).as("%s", job).isEqualByComparingTo(acceptedJob.charged());
        assertThat(job.getString("charged"))
                .as("%s", job)
                .isEqualTo(acceptedJob.charged().signum() > 0 ? "yes" : "no");
    }

    /** Every request belongs to one job in the journal, and no job had more than one. */
    void assertNothingWasSentTwice() {
        assertThat(api18.posts())
                .allSatisfy((prompt, posts) -> assertThat(posts).as(prompt).isEqualTo(1));
        assertThat(entries)
                .extracting(Entry::prompt)
                .doesNotHaveDuplicates()
                .containsAll(api18.posts().keySet());
    }

    /** A job's id is in the journal before the job is polled; otherwise the next kill would have lost it. */
    void assertIdsWereWrittenFirst() {
        assertThat(jobs)
                .extracting(job -> job.getString("provider_job_id"))
                .containsAll(api18.commissions().stream()
                        .filter(AcceptedJob::isPolled)
                        .map(AcceptedJob::id)
                        .toList());
    }

    /** What was once in the journal, or delivered to a caller, still holds. */
    void assertNothingIsForgotten() {
        Map<String, JsonObject> byId =
                jobs.stream().collect(Collectors.toMap(job -> job.getString("job_id"), Function.identity()));
        assertThat(byId).hasSameSizeAs(entries);
        assertThat(killRecord.learnt())
                .allSatisfy((job, id) ->
                        assertThat(byId.get(job).getString("provider_job_id")).isEqualTo(id));
        killRecord.told().values().stream()
                .filter(told -> KNOWN_ENDS.contains(told.getString("status")))
                .forEach(told -> assertThat(byId.get(told.getString("job_id"))).isEqualTo(told));
    }

    String figures() {
        return "%d killed; calls hit %s, told before %s, orphans %d; jobs %s; posted %s; charged %s"
                .formatted(
                        killRecord.kills(),
                        killRecord.hits(),
                        counted(killRecord.told().values().stream().map(told -> told.getString("status"))),
                        killRecord.orphans(),
                        counted(jobs.stream().map(job -> job.getString("status"))),
                        counted(api18.posts().values().stream().map("%d times"::formatted)),
                        AcceptedJob.charged(api18.commissions()));
    }

    private static Map<String, Long> counted(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
