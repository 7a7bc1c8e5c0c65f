package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A caller with a stdio process of their own. Each call has its own prompt, which also identifies it. */
final class StdioCaller {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PAGE = 100;
    private static final int MOST_IMAGES = 9;

    private final String name;
    private final JarProcess process;
    private final List<String> prompts = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final Instant since = Instant.now();
    private int questions;

    StdioCaller(String name, JarProcess started) {
        this.name = name;
        this.process = started.greet();
    }

    /** The prefix of this caller's prompts. */
    String name() {
        return name;
    }

    Instant since() {
        return since;
    }

    List<String> prompts() {
        return List.copyOf(prompts);
    }

    /** The number of calls at once. */
    void call(int calls) {
        IntStream.rangeClosed(1, calls).mapToObj(i -> name + "call " + i).forEach(prompts::add);
        send(prompts);
    }

    /** Sends calls of dead callers again, as a host does that was not answered. */
    void repeat(List<String> unanswered) {
        repeated.addAll(unanswered);
        send(repeated);
    }

    private void send(List<String> calls) {
        if (calls.isEmpty()) {
            return;
        }
        process.send(calls.stream()
                .map(prompt -> Messages.call(prompt, "hera_1_0_text_to_image", arguments(prompt)))
                .map(JsonObject::encode)
                .collect(Collectors.joining("\n")));
    }

    private static JsonObject arguments(String prompt) {
        return new JsonObject()
                .put("prompt", prompt)
                .put("num_images", 1 + Math.floorMod(prompt.hashCode(), MOST_IMAGES));
    }

    void awaitAnswers(int count) {
        IntStream.range(0, count).forEach(i -> process.answer());
    }

    void kill() {
        process.kill();
    }

    void awaitDeath() {
        process.ended();
    }

    /** Spent and reserved. */
    BigDecimal held() {
        JsonObject spending = ask("spending", new JsonObject());
        return money(spending, "spent_usd").add(money(spending, "reserved_usd"));
    }

    /** Waits until no job is under way. */
    void awaitEveryEnd() {
        Instant tooLate = Instant.now().plus(PATIENCE);
        for (Optional<String> job = underWay(); job.isPresent(); job = underWay()) {
            assertThat(Instant.now()).as("%s ends", job.get()).isBefore(tooLate);
            ask("get_job", new JsonObject().put("job_id", job.get()).put("wait_seconds", 50));
        }
    }

    private Optional<String> underWay() {
        return jobs(ask(
                        "list_jobs",
                        new JsonObject().put("status", "processing").put("limit", 1)))
                .map(job -> job.getString("job_id"))
                .findAny();
    }

    /** All jobs in the journal. */
    List<JsonObject> jobs() {
        List<JsonObject> jobs = new ArrayList<>();
        JsonObject next = new JsonObject().put("limit", PAGE);
        while (true) {
            JsonObject page = ask("list_jobs", next);
            jobs(page).forEach(jobs::add);
            if (page.getString("next_before") == null) {
                return jobs;
            }
            next.put("before", page.getString("next_before"));
        }
    }

    /** The answers to calls of dead callers that were sent again. */
    Map<String, JsonObject> answersToRepeatedCalls() {
        return repeated.stream()
                .map(prompt -> process.answer())
                .collect(Collectors.toMap(answer -> answer.getString("id"), StdioCaller::structured));
    }

    /** The calls that were not answered before the process died. */
    List<String> unanswered() {
        Map<String, JsonObject> told = told();
        return Stream.concat(prompts.stream(), repeated.stream())
                .filter(prompt -> !told.containsKey(prompt))
                .toList();
    }

    /** What the caller was told before the process died, by prompt. */
    Map<String, JsonObject> told() {
        Map<String, JsonObject> told = new HashMap<>();
        process.ended().out().stream().flatMap(StdioCaller::message).forEach(message -> {
            if (prompts.contains(message.getValue("id")) || repeated.contains(message.getValue("id"))) {
                told.put(message.getString("id"), structured(message));
            }
        });
        return told;
    }

    private JsonObject ask(String tool, JsonObject arguments) {
        String id = "question " + ++questions;
        process.send(Messages.call(id, tool, arguments));
        return structured(process.answer(id));
    }

    private static Stream<JsonObject> jobs(JsonObject page) {
        return page.getJsonArray("jobs").stream().map(JsonObject.class::cast);
    }

    private static JsonObject structured(JsonObject message) {
        return message.getJsonObject("result").getJsonObject("structuredContent");
    }

    static BigDecimal money(JsonObject json, String field) {
        return new BigDecimal(json.getValue(field).toString());
    }

    /** A killed process may have printed half a line. */
    private static Stream<JsonObject> message(String line) {
        try {
            return Stream.of(new JsonObject(line));
        } catch (DecodeException e) {
            return Stream.empty();
        }
    }
}
