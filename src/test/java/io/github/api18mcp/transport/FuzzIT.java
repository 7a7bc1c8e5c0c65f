package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.github.api18mcp.Served;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Messages that are nearly right, on both transports: no request ends with an internal error, the process goes on serving, and
 * nothing that was sent begins a line of its own in the log. {@code -Dtest.seed} repeats a run, {@code -Dfuzz.messages} sends more.
 */
@Timeout(300)
class FuzzIT {

    private static final long SEED = Long.getLong("test.seed", System.nanoTime());
    private static final int MESSAGES = Integer.getInteger("fuzz.messages", 500);

    private static final String FORGED = "FORGED";
    private static final List<String> METHODS = List.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/read",
            "resources/templates/list",
            "resources/subscribe",
            "resources/unsubscribe",
            "logging/setLevel",
            "completion/complete",
            "notifications/initialized",
            "notifications/cancelled",
            "notifications/roots/list_changed",
            "notifications/progress",
            "server/discover",
            "no/such",
            "");
    private static final List<String> FIELDS = List.of(
            "name",
            "arguments",
            "uri",
            "level",
            "ref",
            "argument",
            "cursor",
            "_meta",
            "requestId",
            "reason",
            "protocolVersion",
            "clientInfo",
            "capabilities",
            "progressToken",
            "type",
            "value",
            "prompt",
            "model",
            "job_id",
            "limit");
    private static final List<String> TEXTS = List.of(
            "",
            "quote",
            "get_job",
            "list_jobs",
            "spending",
            "list_models",
            "hera-1.0-text-to-image",
            "api18mcp://models",
            "ref/prompt",
            "ref/resource",
            "info",
            "2025-06-18",
            "a\n" + FORGED,
            "a\r\n" + FORGED,
            "a\u2028" + FORGED,
            "\u001b[2J" + FORGED,
            "\u0000",
            "\uD800",
            "j_aaaaaaaaaaaaaaaa",
            "../../etc/passwd",
            "x".repeat(3000));

    private static final List<String> ACCEPTED = List.of(
            "application/json, text/event-stream",
            "application/json",
            "text/event-stream",
            "*/*",
            "text/html",
            "q=1;;,/,*",
            "");

    private final Random random = new Random(SEED);

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18MCP_MODE", "sandbox")
            .with("API18MCP_TOOLS_DENY", "*_1_0_*,theo_*,imghero_*,submit_job");

    @Test
    void on_stdio() {
        JarProcess process = jar.start("stdio").greet();
        List<JsonObject> messages = messages();

        messages.forEach(message -> process.send(message.encode()));
        process.send(Messages.request("last", "tools/list"));
        JsonObject answer = process.message();
        while (!"last".equals(answer.getValue("id"))) {
            assertNoInternalError(answer.encode());
            answer = process.message();
        }

        assertThat(answer.getJsonObject("result")).isNotNull();
        assertNothingIsForged(process.endInput().ended().err());
    }

    @Test
    void over_http() throws IOException, InterruptedException {
        Served server = Served.by(jar);
        server.call("list_models", new JsonObject());
        HttpClient client = HttpClient.newHttpClient();
        String session = client.send(
                        post(server.address(), Messages.initialize().encode()), BodyHandlers.ofString())
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();

        for (JsonObject message : messages()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            post(server.address(), message.encode()), (name, value) -> !name.equals("Accept"))
                    .header("Accept", any(ACCEPTED))
                    .header("Mcp-Session-Id", random.nextInt(10) == 0 ? "no-such" : session);
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s, seed %d", message, SEED).isLessThan(500);
            assertNoInternalError(answer.body());
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
                assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("message"))
                        .as("%s, seed %d", message, SEED)
                        .isNotBlank();
            }
        }

        assertThat(server.call("list_models", new JsonObject()).getJsonArray("models"))
                .isNotEmpty();
        assertNothingIsForged(server.process().terminate().ended().err());
    }

    private List<JsonObject> messages() {
        System.out.printf("Fuzz: %d messages, seed %d%n", MESSAGES, SEED);
        return IntStream.range(0, MESSAGES).mapToObj(this::message).toList();
    }

    private JsonObject message(int number) {
        JsonObject message = new JsonObject().put("jsonrpc", random.nextInt(20) == 0 ? value(1) : "2.0");
        if (random.nextInt(4) != 0) {
            message.put("id", random.nextInt(10) == 0 ? value(1) : number);
        }
        if (random.nextInt(30) != 0) {
            message.put("method", random.nextInt(20) == 0 ? value(1) : any(METHODS));
        }
        if (random.nextInt(6) != 0) {
            message.put("params", random.nextInt(10) == 0 ? value(1) : object(3));
        }
        return message;
    }

    private JsonObject object(int depth) {
        JsonObject object = new JsonObject();
        IntStream.range(0, random.nextInt(5)).forEach(i -> object.put(any(FIELDS), value(depth - 1)));
        return object;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4, 5 -> any(TEXTS);
            case 6 -> new JsonArray().add(value(depth - 1));
            default -> object(depth);
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static HttpRequest post(URI server, String body) {
        return HttpRequest.newBuilder(server.resolve("/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void assertNoInternalError(String answer) {
        assertThat(answer).as("seed %d", SEED).doesNotContain("-32603");
    }

    private static void assertNothingIsForged(List<String> log) {
        assertThat(log).as("seed %d", SEED).noneMatch(line -> line.startsWith(FORGED));
        assertThat(log).as("seed %d", SEED).noneMatch(line -> line.chars().anyMatch(c -> c == 0x1b || c == 0));
    }
}
