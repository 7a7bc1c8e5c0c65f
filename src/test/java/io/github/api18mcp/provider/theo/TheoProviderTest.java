package io.github.api18mcp.provider.theo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Output.Remark;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.provider.Condition;
import io.github.api18mcp.provider.Condition.State;
import io.github.api18mcp.provider.Demand;
import io.github.api18mcp.provider.Endpoints;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Completed;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.Until;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeTheo.Profile.class)
class TheoProviderTest {

    private static final String MODEL = "theo-generate-images";
    private static final String IMAGES = "/api/v1/images";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Demand NO_LONGER = new Until(Instant.EPOCH);
    private static final String A_CAT = "{\"prompt\": \"a cat\"}";

    /** The document's example of a request, and of its answer. */
    private static final String ASKED =
            """
            {"prompt": "A minimalist tech logo, blue and white", "style": "photorealistic", "aspect_ratio": "1:1", "count": 2}
            """;

    private static final String ANSWERED =
            """
            {
              "id": "img_abc123",
              "created": "2026-04-10T12:00:00Z",
              "images": [
                {
                  "url": "https://artifacts.hitheo.ai/img/abc123-1.png",
                  "engine": "theo-vision",
                  "model": "theo-1-create",
                  "prompt": "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."
                },
                {
                  "url": "https://artifacts.hitheo.ai/img/abc123-2.png",
                  "engine": "theo-vision",
                  "model": "theo-1-create",
                  "prompt": "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."
                }
              ],
              "usage": { "cost_cents": 0.08 }
            }
            """;

    WireMockServer service;

    @Inject
    TheoProvider provider;

    @Inject
    Endpoints endpoints;

    @Inject
    Catalog catalog;

    @Inject
    ObjectMapper mapper;

    @BeforeEach
    void forget() {
        service.resetAll();
    }

    @Test
    void the_documented_answer_is_a_completed_job_with_its_images_and_its_cost_in_dollars() {
        answers(okJson(ANSWERED));

        List<Remark> remarks = List.of(
                new Remark("engine", "theo-vision"),
                new Remark("engine_model", "theo-1-create"),
                new Remark(
                        "engine_prompt",
                        "A minimalist tech logo, blue and white Style: photorealistic. Aspect ratio: 1:1."));
        assertThat(submit(ASKED))
                .isEqualTo(new Accepted(new Standing(
                        "img_abc123",
                        new Completed(
                                List.of(
                                        image("https://artifacts.hitheo.ai/img/abc123-1.png")
                                                .with(remarks),
                                        image("https://artifacts.hitheo.ai/img/abc123-2.png")
                                                .with(remarks)),
                                Optional.of(Usd.of("0.0008")),
                                Optional.of(Instant.parse("2026-04-10T12:00:00Z")),
                                Optional.empty()))));
    }

    @Test
    void the_documented_request_is_sent_as_it_is_documented() {
        answers(okJson(ANSWERED));

        submit(ASKED);

        service.verify(
                1,
                postRequestedFor(urlEqualTo(IMAGES))
                        .withHeader("Authorization", equalTo("Bearer " + FakeTheo.KEY))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(ASKED)));
    }

    @Test
    void what_is_not_given_is_not_sent() {
        answers(okJson(ANSWERED));

        submit("{\"prompt\": \"a cat\", \"style\": null}");

        service.verify(1, postRequestedFor(urlEqualTo(IMAGES)).withRequestBody(equalToJson(A_CAT)));
    }

    @Test
    void every_paid_request_has_a_connection_of_its_own() {
        answers(okJson(ANSWERED));

        submit(A_CAT);

        service.verify(postRequestedFor(urlEqualTo(IMAGES)).withHeader("Connection", equalTo("close")));
    }

    @ParameterizedTest
    @CsvSource({"0.08, 0.0008", "4, 0.04", "123, 1.23", "0, 0", "1e2, 1"})
    void its_cents_are_dollars_exactly(String cents, String dollars) {
        answers(okJson("{\"id\": \"img_1\", \"images\": [], \"usage\": {\"cost_cents\": %s}}".formatted(cents)));

        assertThat(completed().cost()).contains(Usd.of(dollars));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "7",
                "{\"cost_cents\": null}",
                "{\"cost_cents\": \"0.08\"}",
                "{\"cost_cents\": -1}",
                "{\"cost_cents\": 1e400}",
                "{\"cost_cents\": {\"total\": 1}}"
            })
    void a_cost_that_cannot_be_read_is_not_known_and_hides_no_image(String usage) {
        answers(okJson(
                "{\"id\": \"img_1\", \"images\": [{\"url\": \"https://artifacts.hitheo.ai/1.png\"}], \"usage\": %s}"
                        .formatted(usage)));

        assertThat(completed())
                .isEqualTo(new Completed(
                        List.of(image("https://artifacts.hitheo.ai/1.png")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void odd_fields_hide_nothing_else() {
        answers(
                okJson(
                        """
                {"id": 4711, "created": "yesterday", "something_new": [1],
                 "images": [
                   {"url": {}, "engine": "theo-vision"},
                   {"url": "not a url"},
                   "https://artifacts.hitheo.ai/0.png",
                   null,
                   {"url": "https://artifacts.hitheo.ai/1.png", "engine": 7, "model": "", "prompt": "as told", "n": 1}
                 ],
                 "usage": {"cost_cents": 0.04, "images": 1}}
                """));

        assertThat(submit(A_CAT))
                .isEqualTo(new Accepted(new Standing(
                        "4711",
                        new Completed(
                                List.of(image("https://artifacts.hitheo.ai/1.png")
                                        .with(List.of(new Remark("engine_prompt", "as told")))),
                                Optional.of(Usd.of("0.0004")),
                                Optional.empty(),
                                Optional.empty()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {", \"images\": []", ", \"images\": null", ", \"images\": 5", ""})
    void without_images_it_is_completed_without_outputs_and_its_cost_is_told(String images) {
        answers(okJson("{\"id\": \"img_1\", \"usage\": {\"cost_cents\": 0.08}%s}".formatted(images)));

        assertThat(completed())
                .isEqualTo(new Completed(List.of(), Optional.of(Usd.of("0.0008")), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"id\": \" \"}", "{\"id\": {}}", "{\"id\": null}"})
    void a_good_answer_without_a_readable_id_is_uncertain_and_sent_once(String body) {
        answers(aResponse().withStatus(200).withBody(body));

        assertThat(submit(A_CAT)).isEqualTo(new Uncertain("the service's answer holds no id"));
        verifySent(1);
    }

    /** A documented error in a way to write it that the documents leave open. */
    record Refusal(int status, String body, Declined expected) {}

    static Stream<Refusal> documentedErrors() {
        return Stream.of(
                        new Declined(Reason.INVALID_REQUEST, Optional.of("missing_prompt"), "prompt is required"),
                        new Declined(Reason.INVALID_KEY, Optional.of("invalid_api_key"), "Missing or invalid API key"),
                        new Declined(Reason.RATE_LIMITED, Optional.of("rate_limit_exceeded"), "Too many requests"))
                .flatMap(TheoProviderTest::written);
    }

    private static Stream<Refusal> written(Declined error) {
        int status =
                switch (error.reason()) {
                    case INVALID_REQUEST -> 400;
                    case INVALID_KEY -> 401;
                    default -> 429;
                };
        String code = error.type().orElseThrow();
        Declined bare = new Declined(error.reason(), error.type(), code);
        Declined untold = new Declined(error.reason(), Optional.empty(), "HTTP " + status);
        return Stream.of(
                new Refusal(status, json("{'error': {'code': '%s', 'message': '%s'}}", code, error.message()), error),
                new Refusal(status, json("{'error': {'type': '%s', 'message': '%s'}}", code, error.message()), error),
                new Refusal(status, json("{'error': '%s', 'message': '%s'}", code, error.message()), error),
                new Refusal(status, json("{'code': '%s', 'message': '%s'}", code, error.message()), error),
                new Refusal(
                        status,
                        json(
                                "{'type': 'https://hitheo.ai/errors', 'code': '%s', 'detail': '%s'}",
                                code, error.message()),
                        error),
                new Refusal(status, json("{'error': '%s'}", code), bare),
                new Refusal(status, json("{'error': {'code': '%s'}}", code), bare),
                new Refusal(status, json("{'error': {}}"), untold),
                new Refusal(status, json("{'error': null, 'message': 7}"), untold),
                new Refusal(status, "[]", untold),
                new Refusal(status, "<html>nginx</html>", untold),
                new Refusal(status, "", untold));
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void a_documented_error_is_not_charged_however_it_is_written(Refusal refusal) {
        answers(aResponse().withStatus(refusal.status()).withBody(refusal.body()));

        assertThat(submit(A_CAT, NO_LONGER)).isEqualTo(refusal.expected());
        verifySent(1);
    }

    @ParameterizedTest
    @CsvSource({
        "402, INSUFFICIENT_BALANCE",
        "403, INVALID_KEY",
        "404, NOT_FOUND",
        "422, INVALID_REQUEST",
        "301, NOT_FOUND",
        "307, NOT_FOUND",
        "308, NOT_FOUND"
    })
    void an_undocumented_no_is_a_no(int status, Reason reason) {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(submit(A_CAT)).isEqualTo(new Declined(reason, Optional.empty(), "HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 302, 303})
    void what_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withHeader("Retry-After", "0")
                .withBody("<html>Bad Gateway</html>"));

        assertThat(submit(A_CAT)).isEqualTo(new Uncertain("the service answered HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        answers(okJson(ANSWERED).withFault(fault));

        assertThat(submit(A_CAT)).isInstanceOf(Uncertain.class);
        verifySent(1);
    }

    @Test
    void where_nobody_listens_nothing_was_charged() {
        Submission submission =
                nobody().submit(MODEL, arguments(A_CAT), NO_LONGER).await().atMost(PATIENCE);

        assertThat(submission).isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                .isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void a_429_is_sent_again_and_then_fine() {
        service.stubFor(post(IMAGES)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("fine"));
        service.stubFor(
                post(IMAGES).inScenario("submit").whenScenarioStateIs("fine").willReturn(okJson(ANSWERED)));

        assertThat(submit(A_CAT)).isInstanceOf(Accepted.class);
        verifySent(2);
    }

    @Test
    void a_429_that_would_outlast_the_wait_is_told_at_once() {
        answers(jsonResponse("{\"error\": \"rate_limit_exceeded\"}", 429).withHeader("Retry-After", "3600"));

        assertThat(submit(A_CAT))
                .isEqualTo(
                        new Declined(Reason.RATE_LIMITED, Optional.of("rate_limit_exceeded"), "rate_limit_exceeded"));
        verifySent(1);
    }

    @Test
    void a_service_that_repeats_the_key_does_not_give_it_away() {
        answers(jsonResponse(json("{'error': {'code': '%1$s', 'message': 'Bearer %1$s'}}", FakeTheo.KEY), 400));
        assertThat(submit(A_CAT)).isEqualTo(new Declined(Reason.INVALID_REQUEST, Optional.empty(), "Bearer ***"));

        answers(okJson(json(
                "{'id': '%1$s', 'images': [{'url': 'https://artifacts.hitheo.ai/%1$s', 'prompt': 'a %1$s'}]}",
                FakeTheo.KEY)));
        assertThat(submit(A_CAT)).asString().contains("***").doesNotContain(FakeTheo.KEY);
    }

    @Test
    void a_long_sentence_of_the_service_is_shortened() {
        answers(jsonResponse(json("{'error': '%s'}", "word ".repeat(1000)), 400));

        assertThat(((Declined) submit(A_CAT)).message()).hasSizeLessThan(700).endsWith("…");
    }

    @Test
    void nobody_is_asked_for_a_job_that_was_answered_once() {
        Standing standing =
                provider.report("img_abc123", mapper.createObjectNode()).await().atMost(PATIENCE);

        assertThat(standing).isEqualTo(new Standing("img_abc123", new Report.Gone()));
        service.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, READY",
        "401, KEY_REFUSED",
        "200, UNREACHABLE",
        "403, UNREACHABLE",
        "404, UNREACHABLE",
        "429, UNREACHABLE",
        "500, UNREACHABLE"
    })
    void its_condition_is_asked_for_with_nothing_that_could_be_paid_for(int status, State state) {
        answers(aResponse().withStatus(status).withBody("<html>"));

        assertThat(condition(provider).state()).isEqualTo(state);
        service.verify(1, anyRequestedFor(anyUrl()));
        service.verify(
                1,
                postRequestedFor(urlEqualTo(IMAGES))
                        .withHeader("Authorization", equalTo("Bearer " + FakeTheo.KEY))
                        .withRequestBody(equalTo("{}")));
    }

    @Test
    void where_nobody_listens_its_condition_says_so() {
        Condition condition = condition(nobody());

        assertThat(condition.state()).isEqualTo(State.UNREACHABLE);
        assertThat(condition.message()).startsWith("no connection").contains("THEO_URL");
    }

    @Test
    void it_serves_its_own_addresses_and_no_others() {
        assertThat(provider.serves(URI.create(service.baseUrl() + "/img/1.png")))
                .isTrue();
        assertThat(provider.serves(URI.create("https://artifacts.hitheo.ai/img/1.png")))
                .isFalse();
    }

    private static Output image(String url) {
        return Output.at(URI.create(url), Optional.empty());
    }

    private static String json(String template, Object... values) {
        return template.formatted(values).replace('\'', '"');
    }

    private void answers(ResponseDefinitionBuilder response) {
        service.stubFor(post(IMAGES).willReturn(response));
    }

    private void verifySent(int times) {
        service.verify(times, postRequestedFor(urlEqualTo(IMAGES)));
    }

    private Completed completed() {
        return (Completed) ((Accepted) submit(A_CAT)).standing().report();
    }

    private Submission submit(String given) {
        return submit(given, Until.in(PATIENCE));
    }

    private Submission submit(String given, Demand demand) {
        return provider.submit(MODEL, arguments(given), demand).await().atMost(PATIENCE);
    }

    private static Condition condition(TheoProvider provider) {
        return provider.condition().await().atMost(PATIENCE);
    }

    private Arguments arguments(String given) {
        try {
            return ((ArgumentCheck.Accepted) new ArgumentCheck(uri -> false)
                            .check(catalog.model(MODEL).orElseThrow(), mapper.readTree(given)))
                    .arguments();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The provider with an address behind which nobody listens. */
    private TheoProvider nobody() {
        TheoConfig config = new TheoConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(FakeTheo.KEY);
            }

            @Override
            public Optional<Path> keyFile() {
                return Optional.empty();
            }

            @Override
            public URI url() {
                return URI.create("http://127.0.0.1:1");
            }
        };
        return new TheoProvider(TheoProvider.endpoint(endpoints, config), Clock.systemUTC());
    }
}
