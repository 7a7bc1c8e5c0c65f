package io.github.api18mcp.recovery;

import io.github.api18mcp.recovery.JournalFile.JobEntry;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which calls were hit at which step, and what was known until then. */
final class KillRecord {

    private final Map<CallStep, Integer> hits = new EnumMap<>(CallStep.class);
    private final Map<String, JsonObject> told = new HashMap<>();
    private final Map<String, String> learnt = new HashMap<>();
    private int kills;
    private int orphans;

    void add(List<StdioCaller> killed, List<JobEntry> journal, RecordingApi18 api18) {
        kills += killed.size();
        journal.forEach(entry -> entry.providerJobId().ifPresent(id -> learnt.put(entry.jobId(), id)));
        killed.forEach(client -> told.putAll(client.told()));
        Map<String, JobEntry> entries = journal.stream()
                .collect(Collectors.toMap(JobEntry::prompt, Function.identity(), (earlier, later) -> later));
        killed.stream()
                .flatMap(client -> client.prompts().stream())
                .filter(prompt -> !told.containsKey(prompt))
                .map(prompt -> CallStep.of(Optional.ofNullable(entries.remove(prompt)), api18.acceptedJob(prompt)))
                .forEach(step -> hits.merge(step, 1, Integer::sum));
        orphans +=
                (int) entries.values().stream().filter(entry -> !entry.isOver()).count();
    }

    int kills() {
        return kills;
    }

    /** How many calls were hit at each step. */
    Map<CallStep, Integer> hits() {
        return hits;
    }

    /** How often a job of an earlier process was waiting for recovery or taken over when a process was killed. */
    int orphans() {
        return orphans;
    }

    /** What callers were told, by prompt. */
    Map<String, JsonObject> told() {
        return told;
    }

    /** The service's ids that were ever seen in the journal, by our ids. */
    Map<String, String> learnt() {
        return learnt;
    }
}
