package io.github.api18mcp.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.service.RawService.Request;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller who waits for a job is told that its service gives no status, for how long, and why. The job goes on. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class FailingPollTest extends ServiceCalls {

    @Inject
    CircuitBreakerMaintenance circuitBreakers;

    @BeforeEach
    void forgetEarlierFailures() {
        circuitBreakers.resetAll();
    }

    static Stream<Arguments> polls() {
        return Stream.of(
                        Arguments.of(
                                RawAnswer.json(401, "{\"error\": {\"type\": \"invalid_api_key\"}}"),
                                "the key was refused"),
                        Arguments.of(page(403, "<html><title>Access denied</title></html>"), "the request was blocked"),
                        Arguments.of(page(500, "<html><title>Oops</title></html>"), "HTTP 500 with \"Oops\""),
                        Arguments.of(RawAnswer.json(429, "{}"), "too many requests"),
                        Arguments.of(page(200, "<html><title>Hotel</title></html>"), "HTTP 200 with \"Hotel\""),
                        Arguments.of(RawAnswer.nothing(), "no answer (http closed)"),
                        Arguments.of(RawAnswer.bytes(RawAnswer.text("garbage\r\n\r\n")), "no answer ("),
                        Arguments.of(RawAnswer.of(200, new byte[0]), "HTTP 200 with no text"))
                .flatMap(poll -> Stream.of(Account.API18, Account.IMGHERO)
                        .map(account -> Arguments.of(account, poll.get()[0], poll.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("polls")
    void get_job_tells_for_how_long_the_service_has_given_no_status(Account account, RawAnswer poll, String reason) {
        Function<Request, RawAnswer> usual = account.paying(RawAnswer::json);
        service.answers(request ->
                account.isPaid(request) || request.path().startsWith("/api/v1/urls/?") ? usual.apply(request) : poll);
        String model = account == Account.API18 ? "hera-1.0-text-to-image" : "imghero-generate-image";
        String job = call("submit_job", "{\"model\": \"" + model + "\", \"arguments\": " + account.arguments() + "}")
                .structured()
                .path("job_id")
                .asText();

        ToolAnswer answer = call("get_job", "{\"job_id\": \"" + job + "\", \"wait_seconds\": 1}");

        assertThat(answer.structured().path("status").asText()).isEqualTo("processing");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("yes");
        assertThat(answer.structured().path("note").asText()).contains("has given no status for ", " s: ", reason);
        assertThat(answer.text()).contains(answer.structured().path("note").asText());
        assertPaidOnce(account);
    }

    private static RawAnswer page(int status, String body) {
        return RawAnswer.of(status, body.getBytes(UTF_8), "Content-Type: text/html");
    }
}
