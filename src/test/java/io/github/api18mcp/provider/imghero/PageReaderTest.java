package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.http.Quotation;
import io.github.api18mcp.provider.imghero.PageReader.PageReadException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AllServicesProfile.class)
class PageReaderTest {

    private static final String URLS = "/api/v1/urls/";
    private static final String LIST = URLS + "?limit=100";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int RATE_LIMIT = 10_000;

    WireMockServer service;

    @Inject
    ImgheroClient imghero;

    @Inject
    ImgheroConfig config;

    @Inject
    Vertx vertx;

    private PageReader pages;

    @BeforeEach
    void createPageReader() {
        service.resetAll();
        RequestQueue queue = new RequestQueue(vertx, RATE_LIMIT, Duration.ofSeconds(1));
        pages = new PageReader(imghero, queue, config, vertx, Clock.systemUTC());
    }

    @Test
    void requests_a_single_page_by_its_id() {
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));

        assertThat(ids(pages.withId("url_1"))).containsExactly("img_1");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void searches_for_a_single_page_by_its_url() {
        service.stubFor(get(urlPathEqualTo(URLS))
                .withQueryParam("q", equalTo("https://example.com/1"))
                .willReturn(okJson(list(12, 12, 1))));

        assertThat(ids(pages.withUrl("https://example.com/1"))).containsExactly("img_1");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void one_list_answers_all_simultaneous_requests() {
        stubList(okJson(list(50, IntStream.rangeClosed(1, 50).toArray())));

        List<Uni<Optional<ImgheroPage>>> requests = Stream.concat(
                        IntStream.rangeClosed(1, 25).mapToObj(n -> pages.withId("url_" + n)),
                        IntStream.rangeClosed(26, 50).mapToObj(n -> pages.withUrl("https://example.com/" + n)))
                .toList();

        assertThat(ids(requests))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(n -> "img_" + n).toList());
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_url_that_is_missing_from_a_complete_list_has_no_page() {
        stubList(okJson(list(1, 1)));

        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/3"))))
                .containsExactly("img_1", "none");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    /** A missing page ends a paid job, and a list may be out of date. */
    @Test
    void an_id_that_is_missing_from_a_complete_list_is_requested_individually() {
        stubList(okJson(list(1, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));

        assertThat(ids(List.of(pages.withId("url_1"), pages.withId("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void pages_that_are_missing_from_an_incomplete_list_are_requested_individually() {
        stubList(okJson(list(101, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));
        service.stubFor(get(URLS + "url_3/").willReturn(aResponse().withStatus(404)));
        service.stubFor(get(urlPathEqualTo(URLS))
                .withQueryParam("q", equalTo("https://example.com/4"))
                .willReturn(okJson(list(1, 4))));

        assertThat(ids(List.of(
                        pages.withId("url_1"),
                        pages.withId("url_2"),
                        pages.withId("url_3"),
                        pages.withUrl("https://example.com/4"))))
                .containsExactly("img_1", "img_2", "none", "img_4");
        service.verify(4, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_list_without_a_total_is_treated_as_incomplete() {
        stubList(okJson("{\"urls\": []}"));
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));

        assertThat(ids(List.of(pages.withId("url_1"), pages.withId("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void a_page_that_is_listed_without_its_pictures_is_requested_individually() {
        stubList(okJson("{\"urls\": [{\"url_id\": \"url_1\"}, %s], \"total\": 2}".formatted(page(2))));
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));

        assertThat(ids(List.of(pages.withId("url_1"), pages.withId("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void a_failed_individual_request_does_not_affect_the_others() {
        stubList(okJson(list(101, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(aResponse().withStatus(500)));

        assertThat(ids(List.of(pages.withId("url_1"), pages.withId("url_2"))))
                .containsExactly("img_1", "the service answered HTTP 500 with no text");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500})
    void a_refused_list_fails_all_requests_and_the_next_round_works(int status) {
        stubList(aResponse().withStatus(status));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .hasSize(2)
                .allMatch(words -> words.endsWith("the service answered HTTP " + status + " with no text"));

        stubList(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
        service.verify(2, getRequestedFor(urlEqualTo(LIST)));
        service.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"urls\": 1, \"total\": 0}"})
    void an_unreadable_list_fails_all_requests_and_the_next_round_works(String body) {
        stubList(aResponse().withStatus(200).withBody(body));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .containsOnly("the service answered HTTP 200 with " + Quotation.of(body) + ", which cannot be read");

        stubList(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_lost_connection_fails_all_requests_and_the_next_round_works(Fault fault) {
        stubList(okJson(list(2, 1, 2)).withFault(fault));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .containsOnly("connection lost");

        stubList(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.withId("url_1"), pages.withUrl("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
    }

    private void stubList(ResponseDefinitionBuilder response) {
        service.stubFor(get(LIST).willReturn(response));
    }

    /** A page with one picture that has the same number. */
    private static String page(int number) {
        return "{\"url_id\": \"url_%1$d\", \"url\": \"https://example.com/%1$d\", \"images\": [{\"image_id\": \"img_%1$d\"}]}"
                .formatted(number);
    }

    private static String list(int total, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(PageReaderTest::page)
                .collect(Collectors.joining(", ", "{\"urls\": [", "], \"total\": %d}".formatted(total)));
    }

    private List<String> ids(Uni<Optional<ImgheroPage>> request) {
        return ids(List.of(request));
    }

    /**
     * The result of each request: the id of the page's picture, {@code none}, or the failure. All requests are sent on one event
     * loop, so that no round starts between them.
     */
    private List<String> ids(List<Uni<Optional<ImgheroPage>>> requests) {
        Context context = vertx.getOrCreateContext();
        return Uni.join()
                .all(requests.stream().map(PageReaderTest::result).toList())
                .andFailFast()
                .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()))
                .await()
                .atMost(TIMEOUT);
    }

    private static Uni<String> result(Uni<Optional<ImgheroPage>> request) {
        return request.map(page ->
                        page.map(existing -> existing.pictures().get(0).id()).orElse("none"))
                .onFailure(PageReadException.class)
                .recoverWithItem(Throwable::getMessage)
                .onFailure()
                .recoverWithItem("connection lost");
    }
}
