package io.github.api18mcp.job.journal;

import static io.github.api18mcp.Messages.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JournalDatabase;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Mood;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits hold exactly, however many processes call at once, even if they first have to create the journal. */
class BudgetIT {

    /** 37 pictures at 0.056. */
    private static final String LIMIT = "2.072";

    private static final String PASSED = "processing";
    private static final String REFUSED = "budget_exceeded";
    private static final String DECLINED = "insufficient_balance";

    /** How many calls ended with which status or error. */
    private record Tally(Map<String, Long> ends) {

        static Tally of(Stream<JsonObject> jobs) {
            return new Tally(jobs.collect(Collectors.groupingBy(Tally::end, Collectors.counting())));
        }

        private static String end(JsonObject job) {
            return Optional.ofNullable(job.getJsonObject("error"))
                    .map(error -> error.getString("type"))
                    .orElseGet(() -> job.getString("status"));
        }

        long of(String end) {
            return ends.getOrDefault(end, 0L);
        }
    }

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void of_200_calls_at_once_in_4_processes_exactly_those_pass_that_the_limit_of_all_allows(JournalDatabase database) {
        jar.with("API18MCP_BUDGET_TOTAL_PER_DAY_USD", LIMIT);

        inOneDay(() -> {
            int before = service.paidRequests();
            Tally tally = rush(processes(4, database), 50, BudgetIT::picture);

            return () -> {
                assertThat(tally.ends()).isEqualTo(Map.of(PASSED, 37L, REFUSED, 163L));
                assertThat(service.paidRequests() - before).isEqualTo(37);
            };
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_the_service_declined_leaves_all_of_a_callers_limit_to_others(JournalDatabase database) {
        jar.with("API18MCP_BUDGET_PER_DAY_USD", LIMIT);

        inOneDay(() -> {
            List<JarProcess> processes = processes(2, database);
            service.is(Mood.DECLINING);
            Tally declined = rush(processes, 50, BudgetIT::picture);
            service.is(Mood.ACCEPTING);
            Tally accepted = rush(processes, 50, BudgetIT::picture);

            return () -> {
                assertThat(declined.of(DECLINED)).isGreaterThanOrEqualTo(37);
                assertThat(declined.of(DECLINED) + declined.of(REFUSED)).isEqualTo(100);
                assertThat(accepted.ends()).isEqualTo(Map.of(PASSED, 37L, REFUSED, 63L));
            };
        });
    }

    @Test
    void calls_without_a_price_are_counted() {
        jar.with("API18MCP_MODE", "sandbox")
                .with("API18MCP_SANDBOX_SPEED", "max")
                .with("API18MCP_BUDGET_UNPRICED_PER_DAY", 3);

        inOneDay(() -> {
            Tally tally = rush(processes(1, JournalDatabase.SQLITE), 20, BudgetIT::unpriced);

            return () -> assertThat(tally.ends()).isEqualTo(Map.of("completed", 3L, REFUSED, 17L));
        });
    }

    private interface Experiment {
        Runnable assertions();
    }

    /** At midnight all limits start again, and the calls before it would not count. */
    private static void inOneDay(Experiment experiment) {
        LocalDate begun = today();
        Runnable assertions = experiment.assertions();
        if (today().equals(begun)) {
            assertions.run();
        } else {
            experiment.assertions().run();
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** With a new journal that the first calls create. */
    private List<JarProcess> processes(int many, JournalDatabase database) {
        switch (database) {
            case SQLITE -> jar.with("API18MCP_DATA_DIR", emptyFolder());
            case POSTGRES -> POSTGRES.journal(jar, POSTGRES.database());
        }
        List<JarProcess> processes = Stream.generate(
                        () -> service.door().leads(jar).start("stdio"))
                .limit(many)
                .toList();
        processes.forEach(JarProcess::greet);
        return processes;
    }

    private Path emptyFolder() {
        try {
            return Files.createTempDirectory(directory, "journal");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All calls are under way before the first answer is read. */
    private static Tally rush(List<JarProcess> processes, int callsEach, Function<Object, JsonObject> call) {
        processes.forEach(process -> process.send(IntStream.range(0, callsEach)
                .mapToObj(number -> call.apply("%d-%d".formatted(process.pid(), number)))
                .toArray(JsonObject[]::new)));
        return Tally.of(processes.stream().flatMap(process -> Stream.generate(process::answer)
                .limit(callsEach)
                .map(answer -> answer.getJsonObject("result").getJsonObject("structuredContent"))));
    }

    private static JsonObject picture(Object id) {
        return call(
                id,
                "submit_job",
                new JsonObject()
                        .put("model", SharedApi18.MODEL)
                        .put("arguments", new JsonObject().put("prompt", "Cat number " + id)));
    }

    private static JsonObject unpriced(Object id) {
        return call(id, "theo_generate_images", new JsonObject().put("prompt", "Cat number " + id));
    }
}
