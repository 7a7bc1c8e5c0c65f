package io.github.api18mcp.job.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobStateName;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.SearchText;
import io.github.api18mcp.platform.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a job to a row of its table, and back. */
final class JobRowMapper {

    /** Unknown fields are ignored, because a newer version may write more of them beside this one. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JobRowMapper() {}

    static Job read(ResultSet row, StatementContext context) throws SQLException {
        Owner owner = new Owner(new Caller(row.getString("caller")), Mode.valueOf(row.getString("mode")));
        JobRequest request = new JobRequest(
                owner,
                row.getString("account"),
                row.getString("provider"),
                row.getString("model"),
                OutputKind.valueOf(row.getString("output_kind")),
                parsed(row.getString("arguments"), ObjectNode.class),
                number(row, "quoted_micros").map(Usd::ofMicros));
        return new Job(
                new JobId(row.getString("id")),
                request,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(number(row, "started_at").orElse(row.getLong("created_at"))),
                parsed(row.getString("detail"), JobState.class),
                number(row, "ended_at").map(Instant::ofEpochMilli));
    }

    /** Without a lease and without a waiting call. */
    static void insert(Handle handle, Job job, ReservationRequest reservation) {
        JobRequest request = job.request();
        owner(
                        state(
                                handle.createUpdate(
                                        """
                                insert into job (id, mode, caller, account, provider, model, output_kind, arguments,
                                  search_text, fingerprint, tool, idempotency_key, created_at, day, quoted_micros, wait_status,
                                  state, detail, unsent, provider_job_id, charged, cost_micros, reserved_micros, ended_at)
                                values (:id, :mode, :caller, :account, :provider, :model, :output, :arguments,
                                  :searchText, :fingerprint, :tool, :key, :created, :day, :quoted, :waitStatus,
                                  :state, :detail, :unsent, :providerJobId, :charged, :cost, :reserved, :ended)
                                """),
                                job),
                        request.owner())
                .bind("account", request.account())
                .bind("provider", request.provider())
                .bind("model", request.model())
                .bind("output", request.output().name())
                .bind("arguments", request.arguments().toString())
                .bind("searchText", SearchText.of(request.subject().orElse("")))
                .bind("fingerprint", request.fingerprint())
                .bind("tool", reservation.key().map(IdempotencyKey::tool))
                .bind("key", reservation.key().map(IdempotencyKey::value))
                .bind("created", job.createdAt().toEpochMilli())
                .bind("day", day(job.createdAt()))
                .bind("quoted", request.quoted().map(Usd::micros))
                .bind("waitStatus", reservation.waitStatus().name())
                .execute();
    }

    /** Binds the owner of the jobs that a statement is about. */
    static <S extends SqlStatement<S>> S owner(S statement, Owner owner) {
        return statement
                .bind("mode", owner.mode().name())
                .bind("caller", owner.caller().name());
    }

    /** Binds the job's id and everything that changes with its state. */
    static <S extends SqlStatement<S>> S state(S statement, Job job) {
        return statement
                .bind("id", job.id().value())
                .bind("state", JobStateName.of(job.state()).word())
                .bind("detail", text(job.state()))
                .bind("unsent", job.state().isUnsent() ? 1 : 0)
                .bind("providerJobId", job.state().providerJobId())
                .bind("charged", job.state().charged().name())
                .bind("cost", job.state().cost().map(Usd::micros))
                .bind("reserved", job.reserved().micros())
                .bind("ended", job.endedAt().map(Instant::toEpochMilli));
    }

    /** Days since 1970, in UTC. */
    static long day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toEpochDay();
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static <T> T parsed(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job in the journal cannot be read", e);
        }
    }

    private static String text(JobState state) {
        try {
            return JSON.writerFor(JobState.class).writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job cannot be written into the journal", e);
        }
    }
}
