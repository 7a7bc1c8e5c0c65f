package io.github.api18mcp.recovery;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that the service has accepted and charged, with the end that it really comes to. */
final class AcceptedJob {

    /** How it will end, and after how many polls. */
    record Fate(String status, int polls) {}

    private static final BigDecimal PRICE_OF_AN_IMAGE = new BigDecimal("0.056");

    private final String id;
    private final JsonObject input;
    private final Fate fate;
    private final Instant createdAt = Instant.now();
    private final AtomicInteger polls = new AtomicInteger();
    private volatile boolean answered;

    AcceptedJob(String id, JsonObject input, Fate fate) {
        this.id = id;
        this.input = input;
        this.fate = fate;
    }

    String id() {
        return id;
    }

    String prompt() {
        return input.getString("prompt");
    }

    /** The caller was told its id. */
    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }

    /** Somebody polled it by its id. */
    boolean isPolled() {
        return polls.get() > 0;
    }

    void polled() {
        polls.incrementAndGet();
    }

    boolean isOver() {
        return polls.get() >= fate.polls();
    }

    String status() {
        return isOver() ? fate.status() : "processing";
    }

    boolean isRefunded() {
        return status().equals("failed");
    }

    BigDecimal charged() {
        return isRefunded()
                ? BigDecimal.ZERO
                : PRICE_OF_AN_IMAGE.multiply(BigDecimal.valueOf(input.getInteger("num_images")));
    }

    static BigDecimal charged(List<AcceptedJob> commissions) {
        return commissions.stream().map(AcceptedJob::charged).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As in section 5 of the service's reference. */
    JsonObject json(String service) {
        return new JsonObject()
                .put("id", id)
                .put("object", "generation")
                .put("model", input.getString("model"))
                .put("output_kind", "image")
                .put("status", status())
                .put("created_at", createdAt.toString())
                .put("completed_at", isOver() ? Instant.now().toString() : null)
                .put("expires_at", createdAt.plus(Duration.ofDays(7)).toString())
                .put("retention_days", 7)
                .put("error", status().equals("failed") ? "the model gave up" : null)
                .put("cost_usd", charged())
                .put("input", input)
                .put("urls", new JsonObject().put("get", service + "/v1/jobs/" + id))
                .put("data", data(service));
    }

    private JsonArray data(String service) {
        return status().equals("completed")
                ? new JsonArray().add(new JsonObject().put("url", service + "/v1/files/" + id))
                : new JsonArray();
    }
}
