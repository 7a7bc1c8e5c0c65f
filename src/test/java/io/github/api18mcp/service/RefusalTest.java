package io.github.api18mcp.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal is told with its cause and in its own words, in whatever form it comes. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class RefusalTest extends ServiceCalls {

    /**
     * A no.
     *
     * @param type of the error that the agent reads
     * @param words that the agent reads, too
     */
    private record No(String name, RawAnswer answer, String type, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<No> BLOCKED = List.of(
            no(
                    "a page",
                    html(403, "<html><title>403 Forbidden</title><body>cloudfront</body></html>"),
                    "403 Forbidden cloudfront"),
            no(
                    "a challenge",
                    html(
                            403,
                            "<!DOCTYPE html><html><script>var a=1</script><title>Just a moment...</title></html>",
                            "cf-mitigated: challenge"),
                    "Just a moment"),
            no("a challenge without a body", RawAnswer.of(403, new byte[0], "cf-mitigated: challenge"), "HTTP 403"),
            no(
                    "a challenge with 503",
                    html(503, "<html>checking your browser</html>", "cf-mitigated: challenge"),
                    "checking your browser"),
            no("a challenge with 429", html(429, "<html>slow down</html>", "x-amzn-waf-action: captcha"), "slow down"),
            no(
                    "moderation",
                    RawAnswer.json(403, "{\"error\": {\"message\": \"flagged by moderation\"}}"),
                    "flagged by moderation"),
            no(
                    "a region",
                    RawAnswer.json(403, "{\"detail\": \"not available in your country\"}"),
                    "not available in your country"),
            no("a region in plain text", text(403, "Your region is not supported"), "Your region is not supported"),
            no("451", text(451, "unavailable"), "unavailable"),
            no(
                    "a proxy that wants a password",
                    html(407, "<html>Proxy Authentication Required</html>"),
                    "Proxy Authentication"),
            no(
                    "a network that wants a sign-in",
                    html(511, "<html>Welcome to the hotel</html>"),
                    "Welcome to the hotel"),
            no("sanctions", RawAnswer.json(403, "{\"code\": \"sanctioned_territory\"}"), "sanctioned_territory"),
            no("a bot rule", RawAnswer.json(403, "{\"message\": \"bots are blocked\"}"), "bots are blocked"));

    private static final List<No> ARGUMENTS = List.of(
            arguments(
                    "FastAPI",
                    422,
                    "{\"detail\": [{\"loc\": [\"body\", \"prompt\"], \"msg\": \"field required\", \"type\": \"missing\"}]}",
                    "prompt: field required"),
            arguments(
                    "a list of errors",
                    400,
                    "{\"errors\": [{\"field\": \"prompt\", \"message\": \"too long\"}]}",
                    "prompt: too long"),
            arguments(
                    "a list of texts",
                    400,
                    "{\"errors\": [\"prompt too long\", \"no seed\"]}",
                    "prompt too long; no seed"),
            arguments("errors by field", 422, "{\"errors\": {\"prompt\": [\"too long\"]}}", "prompt: too long"),
            arguments("code and msg", 400, "{\"code\": 1001, \"msg\": \"prompt too long\"}", "prompt too long"),
            arguments("Django", 400, "{\"prompt\": [\"This field is required.\"]}", "prompt: This field is required"),
            arguments(
                    "problem details",
                    400,
                    "{\"type\": \"about:blank\", \"title\": \"Bad\", \"detail\": \"prompt too long\"}",
                    "prompt too long"),
            arguments(
                    "a nested error",
                    400,
                    "{\"error\": {\"message\": \"bad\", \"errors\": [{\"path\": \"seed\", \"reason\": \"odd\"}]}}",
                    "bad seed: odd"),
            arguments(
                    "GraphQL",
                    400,
                    "{\"errors\": [{\"message\": \"Unknown style\", \"path\": [\"style\"]}]}",
                    "style: Unknown style"),
            arguments(
                    "NestJS",
                    400,
                    "{\"statusCode\": 400, \"message\": [\"prompt too long\", \"no seed\"], \"error\": \"Bad Request\"}",
                    "prompt too long; no seed"),
            arguments(
                    "zod",
                    400,
                    "{\"error\": {\"formErrors\": [], \"fieldErrors\": {\"prompt\": [\"too long\"]}}}",
                    "prompt: too long"),
            arguments("zod's other form", 422, "{\"prompt\": {\"_errors\": [\"Required\"]}}", "Required"),
            arguments("errmsg", 400, "{\"errcode\": 40001, \"errmsg\": \"prompt too long\"}", "prompt too long"),
            arguments("an unknown form", 400, "{\"hint\": \"prompt too long\"}", "prompt too long"),
            arguments("a page", 400, "<html><title>Bad prompt</title></html>", "Bad prompt"),
            arguments("a text", 400, "\"prompt too long\"", "prompt too long"),
            new No("plain text", text(400, "prompt too long\n"), "invalid_arguments", "prompt too long"));

    /** With the status of a success. */
    private static final List<No> HIDDEN = List.of(
            hidden("{\"code\": 402, \"msg\": \"balance too low\"}", "insufficient_balance", "balance too low"),
            hidden("{\"code\": 401, \"message\": \"bad key\"}", "invalid_api_key", "bad key"),
            hidden(
                    "{\"error\": {\"type\": \"insufficient_balance\", \"message\": \"top up\"}}",
                    "insufficient_balance",
                    "top up"),
            hidden("{\"error\": \"Insufficient credits\"}", "insufficient_balance", "Insufficient credits"),
            hidden("{\"success\": false, \"message\": \"prompt too long\"}", "invalid_arguments", "prompt too long"),
            hidden("{\"status\": \"error\", \"message\": \"prompt too long\"}", "invalid_arguments", "prompt too long"),
            hidden(
                    "{\"code\": 10042, \"msg\": \"prompt too long\", \"data\": null}",
                    "invalid_arguments",
                    "prompt too long"),
            hidden("{\"code\": \"402\", \"msg\": \"balance too low\"}", "insufficient_balance", "balance too low"),
            hidden("{\"code\": -1, \"msg\": \"prompt too long\"}", "invalid_arguments", "prompt too long"),
            hidden("{\"error\": {\"code\": 402, \"message\": \"top up\"}}", "insufficient_balance", "top up"),
            hidden("{\"success\": 0, \"errmsg\": \"prompt too long\"}", "invalid_arguments", "prompt too long"),
            hidden("{\"errcode\": 40001, \"errmsg\": \"invalid api key\"}", "invalid_api_key", "invalid api key"),
            hidden("{\"ok\": false, \"error\": \"rate limit\"}", "rate_limited", "rate limit"));

    /** With the status of a success, but neither a job nor a refusal: nobody can tell whether it was charged. */
    private static final List<String> DOUBTFUL = List.of(
            "{\"code\": 500, \"msg\": \"internal error\"}",
            "{\"code\": 0, \"msg\": \"ok\"}",
            "{\"code\": 1, \"msg\": \"Success!\"}",
            "{\"code\": 1000, \"msg\": \"accepted\"}",
            "{\"message\": \"accepted\"}",
            "{\"code\": 200, \"msg\": \"success\", \"data\": null}",
            "<html><title>Welcome to the hotel</title></html>",
            "OK");

    static Stream<Arguments> nos() {
        return Stream.of(BLOCKED, ARGUMENTS, HIDDEN).flatMap(List::stream).flatMap(no -> Arrays.stream(Account.values())
                .map(account -> Arguments.of(account, no)));
    }

    static Stream<Arguments> doubtful() {
        return DOUBTFUL.stream()
                .flatMap(body -> Arrays.stream(Account.values()).map(account -> Arguments.of(account, body)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nos")
    void a_no_is_told_with_its_cause_and_was_not_charged(Account account, No no) {
        service.answers(account.paying(documented -> no.answer()));

        ToolAnswer answer = call(account);

        assertThat(answer.structured().path("status").asText()).isEqualTo("failed");
        assertThat(answer.structured().at("/error/type").asText())
                .as("%s", answer.structured())
                .isEqualTo(no.type());
        assertThat(answer.structured().path("charged").asText()).isEqualTo("no");
        assertThat(answer.structured().at("/error/message").asText()).contains(no.words(), "Nothing was charged");
        assertThat(journaled(answer).state().charged().word()).isEqualTo("no");
        assertPaidOnce(account);
    }

    /** imghero says 403 where a paid plan is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"message\": \"this API key was suspended\"}}",
                "{\"error\": {\"type\": \"invalid_api_key\", \"message\": \"blocked\"}}",
                "{\"detail\": \"token banned\"}"
            })
    void a_blocked_key_is_the_key(String body) {
        for (Account account : List.of(Account.API18, Account.THEO)) {
            service.answers(account.paying(documented -> RawAnswer.json(403, body)));

            ToolAnswer answer = call(account);

            assertEnd(account, answer, "failed", "no");
            assertThat(answer.structured().at("/error/type").asText()).isEqualTo("invalid_api_key");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("doubtful")
    void an_answer_that_says_neither_yes_nor_no_is_quoted(Account account, String body) {
        service.answers(account.paying(documented -> RawAnswer.json(body)));

        ToolAnswer answer = call(account);

        assertThat(answer.structured().path("status").asText()).isEqualTo("unknown");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("unknown");
        assertThat(answer.structured().at("/error/message").asText())
                .contains(body.replaceAll("<[^>]*>", " ").replace('"', '\'').strip());
        assertPaidOnce(account);
    }

    static Stream<Arguments> pauses() {
        return Stream.of(
                Arguments.of("3480", "58 minutes"),
                Arguments.of("3480.5", "58 minutes"),
                Arguments.of("90", "90 seconds"),
                Arguments.of("86400", "24 hours"),
                Arguments.of("Fri, 31 Dec 2199 23:59:59 GMT", "days"),
                Arguments.of("2199-12-31T23:59:59Z", "days"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pauses")
    void a_long_pause_is_told(String header, String words) {
        service.answers(
                Account.THEO.paying(documented -> RawAnswer.of(429, "{}".getBytes(UTF_8), "Retry-After: " + header)));

        ToolAnswer answer = call(Account.THEO);

        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("rate_limited");
        assertThat(answer.structured().path("next_step").asText()).contains(words);
        assertPaidOnce(Account.THEO);
    }

    private static No no(String name, RawAnswer answer, String words) {
        return new No(name, answer, "blocked", words);
    }

    private static No arguments(String name, int status, String body, String words) {
        return new No(name, RawAnswer.json(status, body), "invalid_arguments", words);
    }

    private static No hidden(String body, String type, String words) {
        return new No(body, RawAnswer.json(body), type, words);
    }

    private static RawAnswer html(int status, String body, String... headers) {
        return RawAnswer.of(
                status,
                body.getBytes(UTF_8),
                Stream.concat(Stream.of("Content-Type: text/html"), Arrays.stream(headers))
                        .toArray(String[]::new));
    }

    private static RawAnswer text(int status, String body) {
        return RawAnswer.of(status, body.getBytes(UTF_8), "Content-Type: text/plain");
    }
}
