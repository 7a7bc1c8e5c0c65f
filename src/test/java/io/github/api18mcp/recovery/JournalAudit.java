package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.recovery.JournalFile.JobEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
record JournalAudit(List<JsonObject> jobs, List<JobEntry> entries, RecordingApi18 api18, KillRecord killRecord) {

    private static final List<String> KNOWN_ENDS = List.of("completed", "failed");

    /** A job whose id at the service is known is reported as it really ended; any other is unknown. */
    void assertEveryEndIsTrue() {
        Map<String, AcceptedJob> commissions =
                api18.commissions().stream().collect(Collectors.toMap(AcceptedJob::id, Function.identity()));
        Map<String, String> prompts = entries.stream().collect(Collectors.toMap(JobEntry::jobId, JobEntry::prompt));
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

    /** Or it was certainly not sent: a later call with the same prompt was, and only once. */
    private static void assertUnknown(JsonObject job) {
        if (isNotSent(job)) {
            assertThat(job.getString("charged")).as("%s", job).isEqualTo("no");
            return;
        }
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

    /** Every request belongs to one job in the journal, and a prompt was sent again only after a refund. */
    void assertNothingWasPaidForTwice() {
        Map<String, Long> paid = api18.commissions().stream()
                .filter(acceptedJob -> !acceptedJob.isRefunded())
                .collect(Collectors.groupingBy(AcceptedJob::prompt, Collectors.counting()));
        assertThat(paid)
                .allSatisfy((prompt, times) -> assertThat(times).as(prompt).isEqualTo(1));
        Set<String> free = jobs.stream()
                .filter(job -> job.getString("charged").equals("no"))
                .map(job -> job.getString("job_id"))
                .collect(Collectors.toSet());
        assertThat(entries.stream().filter(entry -> !free.contains(entry.jobId())))
                .extracting(JobEntry::prompt)
                .doesNotHaveDuplicates()
                .containsAll(paid.keySet());
    }

    private static boolean isNotSent(JsonObject job) {
        JsonObject error = job.getJsonObject("error");
        return error != null && error.getString("type").equals("not_sent");
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
                .forEach(told ->
                        assertThat(asTold(byId.get(told.getString("job_id")))).isEqualTo(asListed(told)));
    }

    /** A list does not say for which call a job was made. */
    private static JsonObject asListed(JsonObject told) {
        return told.copy().put("reused", false);
    }

    /** Only a list says what a job is about. */
    private static JsonObject asTold(JsonObject listed) {
        JsonObject told = listed.copy();
        told.remove("prompt");
        return told;
    }

    String figures() {
        return "%d killed; calls hit %s, told before %s, orphans %d; jobs %s, not sent %d, in doubt though no request arrived %d; %d requests, %d refunded, for %d prompts; charged %s"
                .formatted(
                        killRecord.kills(),
                        killRecord.hits(),
                        counted(killRecord.told().values().stream().map(told -> told.getString("status"))),
                        killRecord.orphans(),
                        counted(jobs.stream().map(job -> job.getString("status"))),
                        jobs.stream().filter(JournalAudit::isNotSent).count(),
                        entries.stream()
                                .filter(entry -> entry.state().equals("unknown"))
                                .filter(entry -> !api18.posts().containsKey(entry.prompt()))
                                .count(),
                        api18.commissions().size(),
                        api18.commissions().stream()
                                .filter(AcceptedJob::isRefunded)
                                .count(),
                        api18.posts().size(),
                        AcceptedJob.charged(api18.commissions()));
    }

    private static Map<String, Long> counted(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
