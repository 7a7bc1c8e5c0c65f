package io.github.api18mcp.job.journal;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobStateName;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Queries for jobs. Every query is limited to one owner, except those of the operator. */
final class JobQueries {

    private JobQueries() {}

    static Optional<Job> find(Handle handle, JobId id) {
        return handle.createQuery("select * from job where id = :id")
                .bind("id", id.value())
                .mapTo(Job.class)
                .findOne();
    }

    static Optional<Job> find(Handle handle, Owner owner, JobId id) {
        return JobRowMapper.owner(
                        handle.createQuery("select * from job where id = :id and mode = :mode and caller = :caller"),
                        owner)
                .bind("id", id.value())
                .mapTo(Job.class)
                .findOne();
    }

    /** Newest first. Returns one job more than the limit if there are more. */
    static List<Job> list(Handle handle, Owner owner, JobFilter filter) {
        return list(handle, owner.mode(), Optional.of(owner.caller()), filter);
    }

    /** The jobs of all callers. */
    static List<Job> list(Handle handle, Mode mode, JobFilter filter) {
        return list(handle, mode, Optional.empty(), filter);
    }

    private static List<Job> list(Handle handle, Mode mode, Optional<Caller> caller, JobFilter filter) {
        Query query = handle.createQuery("select * from job where " + condition(caller, filter)
                        + " order by created_at desc, id desc limit :max")
                .bind("mode", mode.name())
                .bind("max", filter.limit() + 1);
        caller.ifPresent(known -> query.bind("caller", known.name()));
        filter.status().ifPresent(status -> query.bindList("states", JobStateName.of(status)));
        filter.model().ifPresent(model -> query.bind("model", model));
        filter.kind().ifPresent(kind -> query.bind("kind", kind.name()));
        filter.since().ifPresent(since -> query.bind("since", since.toEpochMilli()));
        filter.until().ifPresent(until -> query.bind("until", until.toEpochMilli()));
        filter.least().ifPresent(least -> query.bind("least", least.micros()));
        filter.most().ifPresent(most -> query.bind("most", most.micros()));
        filter.before().ifPresent(id -> query.bind("before", id.value()));
        wordNumbers(filter)
                .forEach(n -> query.bind("word" + n, containing(filter.words().get(n))));
        return query.mapTo(Job.class).list();
    }

    private static String condition(Optional<Caller> caller, JobFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("mode = :mode"));
        caller.ifPresent(name -> conditions.add("caller = :caller"));
        filter.status().ifPresent(status -> conditions.add("state in (<states>)"));
        filter.model().ifPresent(model -> conditions.add("model = :model"));
        filter.kind().ifPresent(kind -> conditions.add("output_kind = :kind"));
        filter.since().ifPresent(since -> conditions.add("created_at >= :since"));
        filter.until().ifPresent(until -> conditions.add("created_at < :until"));
        filter.least().ifPresent(least -> conditions.add("reserved_micros >= :least"));
        filter.most().ifPresent(most -> conditions.add("reserved_micros <= :most"));
        filter.before()
                .ifPresent(id -> conditions.add(
                        """
                (created_at, id) < (select created_at, id from job where id = :before)"""));
        wordNumbers(filter)
                .forEach(n ->
                        conditions.add("coalesce(search_text, lower(arguments)) like :word%d escape '!'".formatted(n)));
        return String.join(" and ", conditions);
    }

    private static IntStream wordNumbers(JobFilter filter) {
        return IntStream.range(0, filter.words().size());
    }

    private static String containing(String word) {
        return "%" + word.replaceAll("[!%_]", "!$0") + "%";
    }

    /** The ids of this owner's jobs that start with a prefix, newest first. */
    static List<JobId> ids(Handle handle, Owner owner, String prefix, int max) {
        return JobRowMapper.owner(
                        handle.createQuery("select id from job where mode = :mode and caller = :caller"
                                + " and substr(id, 1, :length) = :prefix order by created_at desc, id desc limit :max"),
                        owner)
                .bind("length", prefix.length())
                .bind("prefix", prefix)
                .bind("max", max)
                .mapTo(String.class)
                .map(JobId::new)
                .list();
    }

    static List<Job> inDoubt(Handle handle, Mode mode, int max) {
        return handle.createQuery("select * from job where mode = :mode and " + JobWrites.IN_DOUBT
                        + " order by created_at desc, id desc limit :max")
                .bind("mode", mode.name())
                .bind("max", max)
                .mapTo(Job.class)
                .list();
    }

    static List<Job> aboveQuote(Handle handle, int max) {
        return handle.createQuery(
                        "select * from job where cost_micros > quoted_micros order by created_at desc limit :max")
                .bind("max", max)
                .mapTo(Job.class)
                .list();
    }
}
