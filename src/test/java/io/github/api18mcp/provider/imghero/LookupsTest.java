package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.provider.Lookup.Result;
import io.github.api18mcp.provider.Lookup.Result.Found;
import io.github.api18mcp.provider.Lookup.Result.Unanswered;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.http.Quotation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AllServicesProfile.class)
class LookupsTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int RATE_LIMIT = 10_000;

    WireMockServer service;

    @Inject
    ImgheroClient imghero;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper mapper;

    private SearchUrls search;
    private GetUrl details;

    @BeforeEach
    void createLookups() {
        service.resetAll();
        LookupClient lookups = new LookupClient(new RequestQueue(vertx, RATE_LIMIT, Duration.ofSeconds(1)));
        search = new SearchUrls(imghero, lookups);
        details = new GetUrl(imghero, lookups);
    }

    @Test
    void returns_the_documented_list_unchanged() throws JsonProcessingException {
        stubResponse(okJson(FakeImghero.LIST));

        assertThat(search(mapper.createObjectNode().put("q", "blog").put("limit", 10)))
                .isEqualTo(new Found(mapper.readTree(FakeImghero.LIST)));
        service.verify(
                1,
                getRequestedFor(urlEqualTo("/api/v1/urls/?q=blog&limit=10"))
                        .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY)));
    }

    @Test
    void returns_the_documented_page_unchanged() throws JsonProcessingException {
        stubResponse(okJson(FakeImghero.PAGE));

        assertThat(details("url_abc12345")).isEqualTo(new Found(mapper.readTree(FakeImghero.PAGE)));
        service.verify(
                1,
                getRequestedFor(urlEqualTo("/api/v1/urls/url_abc12345/"))
                        .withHeader("Authorization", equalTo("Token " + FakeImghero.KEY)));
    }

    @Test
    void does_not_send_omitted_arguments() {
        stubResponse(okJson(FakeImghero.LIST));

        search(mapper.createObjectNode());
        search(mapper.createObjectNode().put("offset", 40).putNull("q"));

        service.verify(1, getRequestedFor(urlEqualTo("/api/v1/urls/")));
        service.verify(1, getRequestedFor(urlEqualTo("/api/v1/urls/?offset=40")));
    }

    @Test
    void escapes_the_query_so_that_it_adds_no_parameters() {
        stubResponse(okJson(FakeImghero.LIST));

        search(mapper.createObjectNode().put("q", "a&limit=1 50% über {q} a+b"));

        service.verify(getRequestedFor(anyUrl()).withQueryParam("q", equalTo("a&limit=1 50% über {q} a+b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "..", "../generate", "url_1/", "url_1?q=1", "url_1#", "url%2F1", "ürl", "url 1", "url_1\n"})
    void does_not_send_an_invalid_id(String id) {
        assertThat(details(id))
                .isEqualTo(new Unanswered(new Declined(
                        DeclineReason.INVALID_REQUEST,
                        Optional.empty(),
                        "a url_id consists of letters, digits, _ and -")));
        service.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Invalid request parameters, INVALID_REQUEST",
        "401, Invalid or missing API token, INVALID_KEY",
        "403, API requires a paid subscription, PAID_BALANCE_REQUIRED",
        "404, URL not found, NOT_FOUND",
        "429, Rate limit exceeded, RATE_LIMITED"
    })
    void returns_a_documented_error(int status, String message, DeclineReason reason) {
        stubResponse(jsonResponse("{\"error\": \"%s\"}".formatted(message), status));

        assertThat(both()).containsOnly(new Unanswered(new Declined(reason, Optional.empty(), message)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 408, 302})
    void a_server_error_is_described_by_its_status(int status) {
        stubResponse(aResponse().withStatus(status).withBody("<html>"));

        assertThat(both())
                .containsOnly(new Unanswered(new Declined(
                        DeclineReason.UNAVAILABLE,
                        Optional.empty(),
                        "the service answered HTTP " + status + " with no text")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "7"})
    void a_response_that_is_not_a_json_object_is_unavailable(String body) {
        stubResponse(aResponse().withStatus(200).withBody(body));

        assertThat(both())
                .containsOnly(new Unanswered(new Declined(
                        DeclineReason.UNAVAILABLE,
                        Optional.empty(),
                        "the service answered HTTP 200 with " + Quotation.of(body) + ", which is no JSON object")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_lost_connection_is_unavailable(Fault fault) {
        stubResponse(okJson(FakeImghero.PAGE).withFault(fault));

        assertThat(both())
                .allSatisfy(result ->
                        assertThat(((Unanswered) result).declined().reason()).isEqualTo(DeclineReason.UNAVAILABLE));
    }

    @Test
    void masks_the_key_when_the_service_repeats_it() {
        stubResponse(okJson("{\"urls\": [], \"you\": \"%s\"}".formatted(FakeImghero.KEY)));

        assertThat(both())
                .allSatisfy(
                        result -> assertThat(result.toString()).contains("***").doesNotContain(FakeImghero.KEY));
    }

    private void stubResponse(ResponseDefinitionBuilder response) {
        service.stubFor(any(anyUrl()).willReturn(response));
    }

    private Stream<Result> both() {
        return Stream.of(search(mapper.createObjectNode()), details("url_abc12345"));
    }

    private Result search(ObjectNode given) {
        return lookUp(search, given);
    }

    private Result details(String id) {
        return lookUp(details, mapper.createObjectNode().put("url_id", id));
    }

    private static Result lookUp(Lookup lookup, ObjectNode given) {
        Arguments arguments = ((ArgumentCheck.Valid) new ArgumentCheck(uri -> false)
                        .check(lookup.definition().parameters(), given))
                .arguments();
        return lookup.ask(arguments).await().atMost(TIMEOUT);
    }
}
