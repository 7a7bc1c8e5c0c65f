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
import io.github.api18mcp.provider.imghero.PageReader.Refused;
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
@TestProfile(FakeImghero.Profile.class)
class PageReaderTest {

    private static final String URLS = "/api/v1/urls/";
    private static final String LIST = URLS + "?limit=100";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PLENTY = 10_000;

    WireMockServer service;

    @Inject
    ImgheroClient imghero;

    @Inject
    ImgheroConfig config;

    @Inject
    Vertx vertx;

    private PageReader pages;

    @BeforeEach
    void begin() {
        service.resetAll();
        RequestQueue turnstile = new RequestQueue(vertx, PLENTY, Duration.ofSeconds(1));
        pages = new PageReader(imghero, turnstile, config, vertx, Clock.systemUTC());
    }

    @Test
    void one_page_is_asked_for_by_its_name() {
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));

        assertThat(ids(pages.named("url_1"))).containsExactly("img_1");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void one_page_is_searched_for_by_its_address() {
        service.stubFor(get(urlPathEqualTo(URLS))
                .withQueryParam("q", equalTo("https://example.com/1"))
                .willReturn(okJson(list(12, 12, 1))));

        assertThat(ids(pages.at("https://example.com/1"))).containsExactly("img_1");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void what_is_asked_for_at_once_is_answered_by_one_list() {
        lists(okJson(list(50, IntStream.rangeClosed(1, 50).toArray())));

        List<Uni<Optional<ImgheroPage>>> asked = Stream.concat(
                        IntStream.rangeClosed(1, 25).mapToObj(n -> pages.named("url_" + n)),
                        IntStream.rangeClosed(26, 50).mapToObj(n -> pages.at("https://example.com/" + n)))
                .toList();

        assertThat(ids(asked))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(n -> "img_" + n).toList());
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_address_that_a_complete_list_does_not_hold_is_of_no_page() {
        lists(okJson(list(1, 1)));

        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/3"))))
                .containsExactly("img_1", "none");
        service.verify(1, anyRequestedFor(anyUrl()));
    }

    /** That it is gone ends a paid job, and a list may lag behind. */
    @Test
    void a_page_is_not_gone_because_a_complete_list_does_not_hold_it() {
        lists(okJson(list(1, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));

        assertThat(ids(List.of(pages.named("url_1"), pages.named("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void what_an_incomplete_list_does_not_hold_is_asked_for_alone() {
        lists(okJson(list(101, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));
        service.stubFor(get(URLS + "url_3/").willReturn(aResponse().withStatus(404)));
        service.stubFor(get(urlPathEqualTo(URLS))
                .withQueryParam("q", equalTo("https://example.com/4"))
                .willReturn(okJson(list(1, 4))));

        assertThat(ids(List.of(
                        pages.named("url_1"),
                        pages.named("url_2"),
                        pages.named("url_3"),
                        pages.at("https://example.com/4"))))
                .containsExactly("img_1", "img_2", "none", "img_4");
        service.verify(4, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_list_that_does_not_say_how_many_there_are_is_not_taken_for_complete() {
        lists(okJson("{\"urls\": []}"));
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));
        service.stubFor(get(URLS + "url_2/").willReturn(okJson(page(2))));

        assertThat(ids(List.of(pages.named("url_1"), pages.named("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void a_page_that_a_list_tells_without_its_pictures_is_asked_for_alone() {
        lists(okJson("{\"urls\": [{\"url_id\": \"url_1\"}, %s], \"total\": 2}".formatted(page(2))));
        service.stubFor(get(URLS + "url_1/").willReturn(okJson(page(1))));

        assertThat(ids(List.of(pages.named("url_1"), pages.named("url_2")))).containsExactly("img_1", "img_2");
    }

    @Test
    void one_of_several_that_fails_alone_fails_alone() {
        lists(okJson(list(101, 1)));
        service.stubFor(get(URLS + "url_2/").willReturn(aResponse().withStatus(500)));

        assertThat(ids(List.of(pages.named("url_1"), pages.named("url_2"))))
                .containsExactly("img_1", "the service answered HTTP 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500})
    void a_list_that_is_refused_fails_all_and_the_next_round_works(int status) {
        lists(aResponse().withStatus(status));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsOnly("the service answered HTTP " + status);

        lists(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
        service.verify(2, getRequestedFor(urlEqualTo(LIST)));
        service.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"urls\": 1, \"total\": 0}"})
    void a_list_that_cannot_be_read_fails_all_and_the_next_round_works(String body) {
        lists(aResponse().withStatus(200).withBody(body));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsOnly("the service's answer cannot be read");

        lists(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_list_that_is_cut_off_fails_all_and_the_next_round_works(Fault fault) {
        lists(okJson(list(2, 1, 2)).withFault(fault));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsOnly("cut off");

        lists(okJson(list(2, 1, 2)));
        assertThat(ids(List.of(pages.named("url_1"), pages.at("https://example.com/2"))))
                .containsExactly("img_1", "img_2");
    }

    private void lists(ResponseDefinitionBuilder response) {
        service.stubFor(get(LIST).willReturn(response));
    }

    /** A page with one picture of the same number. */
    private static String page(int number) {
        return "{\"url_id\": \"url_%1$d\", \"url\": \"https://example.com/%1$d\", \"images\": [{\"image_id\": \"img_%1$d\"}]}"
                .formatted(number);
    }

    private static String list(int total, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(PageReaderTest::page)
                .collect(Collectors.joining(", ", "{\"urls\": [", "], \"total\": %d}".formatted(total)));
    }

    private List<String> ids(Uni<Optional<ImgheroPage>> asked) {
        return ids(List.of(asked));
    }

    /** What came of each: the page's picture, none, or why not. On one event loop, so that no round begins in between. */
    private List<String> ids(List<Uni<Optional<ImgheroPage>>> asked) {
        Context context = vertx.getOrCreateContext();
        return Uni.join()
                .all(asked.stream().map(PageReaderTest::told).toList())
                .andFailFast()
                .runSubscriptionOn(command -> context.runOnContext(now -> command.run()))
                .await()
                .atMost(PATIENCE);
    }

    private static Uni<String> told(Uni<Optional<ImgheroPage>> asked) {
        return asked.map(page -> page.map(known -> known.pictures().get(0).id()).orElse("none"))
                .onFailure(Refused.class)
                .recoverWithItem(Throwable::getMessage)
                .onFailure()
                .recoverWithItem("cut off");
    }
}
