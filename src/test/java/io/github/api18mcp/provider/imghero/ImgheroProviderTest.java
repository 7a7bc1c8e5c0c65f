package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.AllServicesProfile;
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
@TestProfile(AllServicesProfile.class)
class ImgheroProviderTest extends ImgheroCalls {

    @Test
    void masks_the_key_when_the_service_repeats_it() {
        stubList(okJson(NO_PAGES));
        stubSubmission(jsonResponse(
                "{\"error\": {\"code\": \"%1$s\", \"message\": \"Token %1$s\"}}".formatted(FakeImghero.KEY), 401));
        stubPage(okJson(page(completed("img_1", FakeImghero.KEY))));

        assertThat(submit()).isEqualTo(new Declined(DeclineReason.INVALID_KEY, Optional.empty(), "Token ***"));
        assertThat(report("url_abc12345/img_1")).asString().contains("***").doesNotContain(FakeImghero.KEY);
    }

    @ParameterizedTest
    @CsvSource({"401, KEY_REFUSED", "403, KEY_REFUSED", "404, UNREACHABLE", "429, UNREACHABLE", "500, UNREACHABLE"})
    void its_health_distinguishes_an_invalid_key_from_another_service(int status, State state) {
        stubList(aResponse().withStatus(status));

        assertThat(health()).isEqualTo(state);
    }

    @Test
    void is_ready_if_it_lists_pages() {
        stubList(okJson(FakeImghero.LIST));

        assertThat(health()).isEqualTo(State.READY);
        assertThat(requests()).containsExactly("GET " + URLS);
        service.verify(getRequestedFor(urlEqualTo(URLS + "?limit=1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"urls\": 1}"})
    void another_service_is_unreachable(String body) {
        stubList(aResponse().withStatus(200).withBody(body));

        assertThat(health()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void serves_only_its_own_addresses() {
        assertThat(provider.account().serves(URI.create(service.baseUrl() + "/img/url_1/")))
                .isTrue();
        assertThat(provider.account().serves(URI.create("https://storage.example.com/generated/1")))
                .isFalse();
    }

    private State health() {
        return provider.checkHealth().await().atMost(TIMEOUT).state();
    }
}
