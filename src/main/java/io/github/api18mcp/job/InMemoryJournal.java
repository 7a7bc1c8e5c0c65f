package io.github.api18mcp.job;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that lives as long as its process, and forgets the oldest ended jobs when there are very many. */
@Singleton
public class InMemoryJournal implements Journal {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();
    private final Map<JobId, Instant> abandoned = new LinkedHashMap<>();

    InMemoryJournal(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Uni<Job> reserve(Order order) {
        Job job = Job.recorded(order, clock.instant());
        forgetOldest();
        jobs.put(job.id(), job);
        return Uni.createFrom().item(job);
    }

    @Override
    public synchronized Uni<Void> write(Job job) {
        jobs.put(job.id(), job);
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Void> abandon(JobId id) {
        abandoned.put(id, clock.instant());
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Optional<Job>> adopt(Order order, Instant since) {
        abandoned.values().removeIf(when -> when.isBefore(since));
        Optional<Job> found = abandoned.keySet().stream()
                .map(jobs::get)
                .filter(job -> job != null && job.order().sameAs(order))
                .filter(job -> !job.state().ended() || job.status() == Status.COMPLETED)
                .findFirst();
        found.ifPresent(job -> abandoned.remove(job.id()));
        return Uni.createFrom().item(found);
    }

    @Override
    public synchronized Uni<Void> delivered(JobId id) {
        abandoned.remove(id);
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Optional<Job>> find(Owner owner, JobId id) {
        return Uni.createFrom()
                .item(Optional.ofNullable(jobs.get(id))
                        .filter(job -> job.order().owner().equals(owner)));
    }

    @Override
    public synchronized Uni<List<Job>> list(Owner owner, JobFilter filter) {
        List<Job> newestFirst = new ArrayList<>(jobs.values());
        Collections.reverse(newestFirst);
        int start =
                filter.before().map(id -> newestFirst.indexOf(jobs.get(id)) + 1).orElse(0);
        return Uni.createFrom()
                .item(newestFirst.stream()
                        .skip(start)
                        .filter(job -> job.order().owner().equals(owner))
                        .filter(filter::admits)
                        .limit(filter.limit() + 1L)
                        .toList());
    }

    private void forgetOldest() {
        Iterator<Job> oldestFirst = jobs.values().iterator();
        while (jobs.size() >= MOST && oldestFirst.hasNext()) {
            Job job = oldestFirst.next();
            if (job.state().ended()) {
                oldestFirst.remove();
                abandoned.remove(job.id());
            }
        }
    }
}
