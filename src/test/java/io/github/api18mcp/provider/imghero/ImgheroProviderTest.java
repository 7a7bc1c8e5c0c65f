package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Output.Remark;
import io.github.api18mcp.provider.Condition.State;
import io.github.api18mcp.provider.Demand;
import io.github.api18mcp.provider.Report.Completed;
import io.github.api18mcp.provider.Report.Failed;
import io.github.api18mcp.provider.Report.Gone;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Report.Unreadable;
import io.github.api18mcp.provider.Report.Working;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.Submission.Uncertain;
import io.github.api18mcp.provider.Until;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
@TestProfile(FakeImghero.Profile.class)
class ImgheroProviderTest {

    private static final String MODEL = "imghero-generate-image";
    private static final String POST_URL = "https://example.com/blog/my-post";
    private static final String GENERATE = "/api/v1/generate/";
    private static final String URLS = "/api/v1/urls/";
    private static final String DETAILS = URLS + "url_abc12345/";
    private static final String NO_PAGES = "{\"urls\": [], \"total\": 0, \"limit\": 100, \"offset\": 0}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Demand NO_LONGER = new Until(Instant.EPOCH);
    private static final int PLENTY = 10_000;

    WireMockServer service;

    @Inject
    Imghero imghero;

    @Inject
    ImgheroConfig config;

    @Inject
    Vertx vertx;

    @Inject
    Catalog catalog;

    @Inject
    ObjectMapper mapper;

    private ImgheroProvider provider;

    /** Each test has a provider that has claimed no picture yet and has room for every request. */
    @BeforeEach
    void begin() {
        service.resetAll();
        Clock clock = Clock.systemUTC();
        Turnstile turnstile = new Turnstile(vertx, PLENTY, Duration.ofSeconds(1));
        PageReader pages = new PageReader(imghero, turnstile, config, vertx, clock);
        provider = new ImgheroProvider(imghero, turnstile, pages, new Claims(), clock);
    }

    @Test
    void the_documented_request_is_sent_as_it_is_documented() {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
        service.verify(
                1,
                postRequestedFor(urlEqualTo(GENERATE))
                        .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Connection", equalTo("close"))
                        .withRequestBody(equalToJson("{\"url\": \"https://example.com/blog/my-post\"}")));
    }

    @Test
    void everything_given_is_sent() {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING));
        ObjectNode given = asked().put("style", "neon_geo").put("text_treatment", "split");

        submit(given, Until.in(PATIENCE));

        service.verify(postRequestedFor(urlEqualTo(GENERATE)).withRequestBody(equalToJson(given.toString())));
    }

    @Test
    void before_a_picture_is_asked_for_it_looks_which_ones_the_page_has() {
        lists(okJson(FakeImghero.LIST));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345 except img_xyz789"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE);
        service.verify(getRequestedFor(urlPathEqualTo(URLS))
                .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY))
                .withQueryParam("q", equalTo(POST_URL)));
    }

    @Test
    void what_another_page_has_is_no_matter() {
        lists(okJson("{\"urls\": [%s], \"total\": 1}"
                .formatted(FakeImghero.PAGE.replace("my-post", "my-post-about-something-else"))));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
    }

    @Test
    void a_slash_at_the_end_makes_no_other_page() {
        lists(okJson(FakeImghero.LIST.replace("my-post\"", "my-post/\"")));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit()).isEqualTo(accepted("url_abc12345 except img_xyz789"));
    }

    static Stream<Declined> documentedErrors() {
        return Stream.of(
                error(Reason.INVALID_REQUEST, "Invalid request parameters"),
                error(Reason.INVALID_KEY, "Invalid or missing API token"),
                error(Reason.INSUFFICIENT_BALANCE, "Insufficient images"),
                error(Reason.PAID_BALANCE_REQUIRED, "API requires a paid subscription"),
                error(Reason.NOT_FOUND, "URL not found"),
                error(Reason.RATE_LIMITED, "Rate limit exceeded"));
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void a_documented_error_is_not_charged(Declined error) {
        lists(okJson(NO_PAGES));
        answers(refusal(error));

        assertThat(submit(asked(), NO_LONGER)).isEqualTo(error);
        verifySent(1);
    }

    @ParameterizedTest
    @MethodSource("documentedErrors")
    void while_the_page_cannot_be_looked_at_nothing_is_asked_for(Declined error) {
        lists(refusal(error));

        assertThat(submit(asked(), NO_LONGER)).isEqualTo(error);
        verifySent(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": \"c\", \"message\": \"their sentence\"}}",
                "{\"error\": {\"type\": \"c\", \"message\": \"their sentence\"}}",
                "{\"code\": \"c\", \"message\": \"their sentence\"}",
                "{\"code\": \"c\", \"detail\": \"their sentence\"}",
                "{\"code\": \"c\", \"error\": \"their sentence\"}"
            })
    void an_error_is_read_however_it_is_written(String body) {
        lists(okJson(NO_PAGES));
        answers(jsonResponse(body, 400));

        assertThat(submit()).isEqualTo(new Declined(Reason.INVALID_REQUEST, Optional.of("c"), "their sentence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"error\": null}", "{\"error\": {\"message\": 7}}"})
    void an_error_that_says_nothing_is_told_by_its_status(String body) {
        lists(okJson(NO_PAGES));
        answers(aResponse().withStatus(402).withBody(body));

        assertThat(submit()).isEqualTo(new Declined(Reason.INSUFFICIENT_BALANCE, Optional.empty(), "HTTP 402"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408, 302})
    void what_may_have_been_charged_is_uncertain_and_sent_once(int status) {
        lists(okJson(NO_PAGES));
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("<html>"));

        assertThat(submit()).isEqualTo(new Uncertain("the service answered HTTP " + status));
        verifySent(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_after_the_request_is_uncertain_and_sent_once(Fault fault) {
        lists(okJson(NO_PAGES));
        answers(okJson(FakeImghero.GENERATING).withFault(fault));

        assertThat(submit()).isInstanceOf(Uncertain.class);
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"url_id\": \"\"}", "{\"url_id\": {}}"})
    void a_good_answer_without_a_readable_id_is_uncertain_and_sent_once(String body) {
        lists(okJson(NO_PAGES));
        answers(aResponse().withStatus(200).withBody(body));

        assertThat(submit()).isEqualTo(new Uncertain("the service's answer holds no url_id"));
        verifySent(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 302})
    void a_page_that_cannot_be_looked_at_for_the_moment_is_no_reason_to_spend(int status) {
        lists(aResponse().withStatus(status).withBody("<html>"));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(Reason.UNAVAILABLE));
        verifySent(0);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_is_cut_while_looking_cost_nothing(Fault fault) {
        lists(okJson(NO_PAGES).withFault(fault));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(Reason.UNAVAILABLE));
        verifySent(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", "{\"urls\": null}", "{\"urls\": {}}"})
    void a_list_that_cannot_be_read_is_not_taken_for_an_account_without_pages(String body) {
        lists(aResponse().withStatus(200).withBody(body));
        answers(okJson(FakeImghero.GENERATING));

        assertThat(submit(asked(), NO_LONGER))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(Reason.UNAVAILABLE));
        verifySent(0);
    }

    @Test
    void a_429_is_sent_again_after_another_look_and_then_fine() {
        lists(okJson(NO_PAGES));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("fine"));
        service.stubFor(post(GENERATE)
                .inScenario("submit")
                .whenScenarioStateIs("fine")
                .willReturn(okJson(FakeImghero.GENERATING)));

        assertThat(submit()).isEqualTo(accepted("url_abc12345"));
        assertThat(requests()).containsExactly("GET " + URLS, "POST " + GENERATE, "GET " + URLS, "POST " + GENERATE);
    }

    @Test
    void what_nobody_wants_any_more_when_its_turn_comes_is_not_sent() {
        lists(okJson(NO_PAGES));

        assertThat(submit(asked(), new Left()))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.reason())
                        .isEqualTo(Reason.RATE_LIMITED));
        assertThat(requests()).containsExactly("GET " + URLS);
    }

    @Test
    void the_documented_page_has_a_completed_picture() {
        shows(okJson(FakeImghero.PAGE));

        assertThat(report("url_abc12345"))
                .isEqualTo(new Standing(
                        "url_abc12345/img_xyz789",
                        new Completed(
                                List.of(Output.at(
                                                URI.create("https://storage.example.com/generated/..."),
                                                Optional.empty())
                                        .with(List.of(
                                                new Remark("stable_url", "https://img-hero.com/img/url_abc12345/"),
                                                new Remark("style", "photo")))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        service.verify(
                1,
                getRequestedFor(urlEqualTo(DETAILS)).withHeader("Authorization", equalTo("Token " + FakeImghero.KEY)));
    }

    @Test
    void a_picture_that_was_there_before_is_not_ours() {
        shows(okJson(page(completed("img_old", "photo"), completed("img_new", "photo"))));

        assertThat(report("url_abc12345 except img_old").providerJobId()).isEqualTo("url_abc12345/img_new");
    }

    @Test
    void while_there_are_only_pictures_that_were_there_before_ours_is_worked_on() {
        shows(okJson(page(completed("img_old", "photo"), completed("img_older", "photo"))));

        assertThat(report("url_abc12345 except img_old img_older"))
                .isEqualTo(new Standing("url_abc12345 except img_old img_older", new Working()));
    }

    @Test
    void of_several_new_pictures_ours_has_the_style_that_was_asked_for() {
        shows(okJson(
                page(completed("img_1", "photo"), completed("img_2", "sketch"), completed("img_3", "watercolor"))));

        assertThat(report("url_abc12345", asked().put("style", "sketch")).providerJobId())
                .isEqualTo("url_abc12345/img_2");
    }

    @Test
    void of_several_new_pictures_ours_has_the_text_that_was_asked_for() {
        String split = completed("img_2", "photo").replace("none", "split");
        shows(okJson(page(completed("img_1", "photo"), split, completed("img_3", "photo"))));

        assertThat(report("url_abc12345", asked().put("text_treatment", "split"))
                        .providerJobId())
                .isEqualTo("url_abc12345/img_2");
    }

    @Test
    void of_several_new_pictures_the_one_being_made_is_rather_ours_and_then_the_newest() {
        String newest = completed("img_2", "photo").replace("10:30", "10:31");
        shows(okJson(page(completed("img_1", "photo"), newest, generating("img_3"))));

        assertThat(report("url_abc12345").providerJobId()).isEqualTo("url_abc12345/img_3");
        assertThat(report("url_abc12345").providerJobId()).isEqualTo("url_abc12345/img_2");
    }

    @Test
    void two_jobs_for_one_page_get_a_picture_each() {
        shows(okJson(page(completed("img_1", "photo"), completed("img_2", "photo"))));

        List<String> found = Stream.of(report("url_abc12345"), report("url_abc12345"), report("url_abc12345"))
                .map(Standing::providerJobId)
                .toList();

        assertThat(found).containsExactlyInAnyOrder("url_abc12345/img_1", "url_abc12345/img_2", "url_abc12345");
    }

    @Test
    void a_picture_once_found_stays_ours() {
        shows(okJson(page(completed("img_1", "photo"), generating("img_2"), completed("img_3", "photo"))));

        assertThat(report("url_abc12345/img_2")).isEqualTo(new Standing("url_abc12345/img_2", new Working()));
    }

    @Test
    void completed_without_an_address_has_no_output() {
        shows(okJson(FakeImghero.PAGE.replace("direct_url", "something_else")));

        assertThat(report("url_abc12345/img_xyz789").report())
                .isEqualTo(new Completed(List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error"})
    void of_a_picture_that_failed_nobody_says_what_became_of_the_money(String status) {
        shows(okJson(page(completed("img_1", "photo").replace("completed", status))));

        assertThat(report("url_abc12345/img_1").report())
                .isEqualTo(new Failed("the picture could not be made", Refund.UNKNOWN));
    }

    @Test
    void a_page_that_the_service_does_not_know_is_gone() {
        shows(jsonResponse("{\"error\": \"URL not found\"}", 404));

        assertThat(report("url_abc12345")).isEqualTo(new Standing("url_abc12345", new Gone()));
        assertThat(report("url_abc12345/img_1")).isEqualTo(new Standing("url_abc12345/img_1", new Gone()));
    }

    @Test
    void a_picture_that_the_page_has_no_more_is_gone() {
        shows(okJson(page(completed("img_1", "photo"))));

        assertThat(report("url_abc12345/img_2")).isEqualTo(new Standing("url_abc12345/img_2", new Gone()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "null",
                "{\"url_id\": \"url_abc12345\"}",
                "{\"url_id\": \"url_abc12345\", \"images\": {}}"
            })
    void a_page_that_cannot_be_read_is_no_end(String body) {
        shows(aResponse().withStatus(200).withBody(body));

        assertThat(report("url_abc12345").report()).isInstanceOf(Unreadable.class);
        assertThat(report("url_abc12345/img_1").report()).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", ""})
    void a_picture_in_an_undocumented_state_is_no_end(String status) {
        shows(okJson(page(completed("img_1", "photo").replace("completed", status))));

        assertThat(report("url_abc12345/img_1").report()).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429, 500, 502, 302})
    void a_poll_that_fails_is_no_end(int status) {
        shows(aResponse().withStatus(status).withBody("<html>"));

        assertThat(report("url_abc12345/img_1"))
                .isEqualTo(new Standing("url_abc12345/img_1", new Unreadable("the service answered HTTP " + status)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_poll_that_is_cut_off_is_no_end(Fault fault) {
        shows(okJson(FakeImghero.PAGE).withFault(fault));

        assertThat(report("url_abc12345").report())
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> assertThat(unreadable.what())
                        .startsWith("no answer ("));
    }

    @Test
    void a_service_that_repeats_the_key_does_not_give_it_away() {
        lists(okJson(NO_PAGES));
        answers(jsonResponse(
                "{\"error\": {\"code\": \"%1$s\", \"message\": \"Token %1$s\"}}".formatted(FakeImghero.KEY), 401));
        shows(okJson(page(completed("img_1", FakeImghero.KEY))));

        assertThat(submit()).isEqualTo(new Declined(Reason.INVALID_KEY, Optional.empty(), "Token ***"));
        assertThat(report("url_abc12345/img_1")).asString().contains("***").doesNotContain(FakeImghero.KEY);
    }

    @ParameterizedTest
    @CsvSource({"401, KEY_REFUSED", "403, KEY_REFUSED", "404, UNREACHABLE", "429, UNREACHABLE", "500, UNREACHABLE"})
    void its_condition_tells_a_bad_key_from_another_service(int status, State state) {
        lists(aResponse().withStatus(status));

        assertThat(condition()).isEqualTo(state);
    }

    @Test
    void its_condition_is_good_where_it_lists_pages() {
        lists(okJson(FakeImghero.LIST));

        assertThat(condition()).isEqualTo(State.READY);
        assertThat(requests()).containsExactly("GET " + URLS);
        service.verify(getRequestedFor(urlEqualTo(URLS + "?limit=1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"urls\": 1}"})
    void another_service_is_not_taken_for_it(String body) {
        lists(aResponse().withStatus(200).withBody(body));

        assertThat(condition()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void it_serves_its_own_addresses_and_no_others() {
        assertThat(provider.serves(URI.create(service.baseUrl() + "/img/url_1/")))
                .isTrue();
        assertThat(provider.serves(URI.create("https://storage.example.com/generated/1")))
                .isFalse();
    }

    /** Somebody who left while the page was looked at. */
    private static final class Left implements Demand {

        @Override
        public boolean waitsAt(Instant moment) {
            return false;
        }

        @Override
        public boolean stands() {
            return false;
        }
    }

    private static Declined error(Reason reason, String message) {
        return new Declined(reason, Optional.empty(), message);
    }

    private static ResponseDefinitionBuilder refusal(Declined error) {
        int status =
                switch (error.reason()) {
                    case INVALID_REQUEST -> 400;
                    case INVALID_KEY -> 401;
                    case INSUFFICIENT_BALANCE -> 402;
                    case PAID_BALANCE_REQUIRED -> 403;
                    case NOT_FOUND -> 404;
                    default -> 429;
                };
        return jsonResponse("{\"error\": \"%s\"}".formatted(error.message()), status);
    }

    private static Accepted accepted(String ticket) {
        return new Accepted(new Standing(ticket, new Working()));
    }

    private static String page(String... pictures) {
        return "{\"url_id\": \"url_abc12345\", \"images\": [%s]}".formatted(String.join(", ", pictures));
    }

    private static String completed(String id, String style) {
        return """
                {"image_id": "%s", "style": "%s", "text_treatment": "none", "status": "completed",
                 "created_at": "2024-01-15T10:30:00Z", "direct_url": "https://storage.example.com/generated/1"}
                """
                .formatted(id, style);
    }

    private static String generating(String id) {
        return completed(id, "photo").replace("completed", "generating");
    }

    private void lists(ResponseDefinitionBuilder response) {
        service.stubFor(get(urlPathEqualTo(URLS)).willReturn(response));
    }

    private void shows(ResponseDefinitionBuilder response) {
        service.stubFor(get(DETAILS).willReturn(response));
    }

    private void answers(ResponseDefinitionBuilder response) {
        service.stubFor(post(GENERATE).willReturn(response));
    }

    private void verifySent(int times) {
        service.verify(times, postRequestedFor(urlEqualTo(GENERATE)));
    }

    /** In the order in which they came, without what was asked. */
    private List<String> requests() {
        List<String> requests = new ArrayList<>(service.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .map(request -> request.getMethod() + " " + request.getUrl().replaceAll("[?].*", ""))
                .toList());
        Collections.reverse(requests);
        return requests;
    }

    private Submission submit() {
        return submit(asked(), Until.in(PATIENCE));
    }

    private Submission submit(ObjectNode given, Demand demand) {
        return provider.submit(MODEL, arguments(given), demand).await().atMost(PATIENCE);
    }

    private Standing report(String ticket) {
        return report(ticket, asked());
    }

    private Standing report(String ticket, ObjectNode asked) {
        return provider.report(ticket, asked).await().atMost(PATIENCE);
    }

    private State condition() {
        return provider.condition().await().atMost(PATIENCE).state();
    }

    private ObjectNode asked() {
        return mapper.createObjectNode().put("url", POST_URL);
    }

    private Arguments arguments(ObjectNode given) {
        return ((ArgumentCheck.Accepted) new ArgumentCheck(uri -> false)
                        .check(catalog.model(MODEL).orElseThrow(), given))
                .arguments();
    }
}
