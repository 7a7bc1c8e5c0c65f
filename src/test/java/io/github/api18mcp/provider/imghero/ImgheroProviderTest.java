package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeImghero.Profile.class)
class ImgheroProviderTest extends ImgheroCalls {

    @Test
    void a_service_that_repeats_the_key_does_not_give_it_away() {
        lists(okJson(NO_PAGES));
        answers(jsonResponse(
                "{\"error\": {\"code\": \"%1$s\", \"message\": \"Token %1$s\"}}".formatted(FakeImghero.KEY), 401));
        shows(okJson(page(completed("img_1", FakeImghero.KEY))));

        assertThat(submit()).isEqualTo(new Declined(DeclineReason.INVALID_KEY, Optional.empty(), "Token ***"));
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

    private State condition() {
        return provider.condition().await().atMost(PATIENCE).state();
    }
}
