package io.github.api18mcp.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.api18mcp.profile.SandboxProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
class PreviewsTest {

    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2};

    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final WireMockServer OTHER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Inject
    Previews previews;

    @BeforeAll
    static void start() {
        SERVER.start();
        OTHER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        OTHER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
        OTHER.resetAll();
        SERVER.stubFor(get("/picture").willReturn(ok().withBody(PICTURE)));
        OTHER.stubFor(get(anyUrl()).willReturn(ok().withBody(PICTURE)));
    }

    @Test
    void a_redirect_within_what_is_allowed_is_followed() {
        SERVER.stubFor(get("/file").willReturn(temporaryRedirect("/picture")));

        assertThat(preview("/file"))
                .hasValueSatisfying(preview -> assertThat(preview.bytes()).isEqualTo(PICTURE));
    }

    @Test
    void a_redirect_to_an_address_that_is_not_allowed_is_not_followed() {
        SERVER.stubFor(get("/file").willReturn(temporaryRedirect(OTHER.baseUrl() + "/private")));

        assertThat(preview("/file")).isEmpty();
        OTHER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void redirects_come_to_an_end() {
        SERVER.stubFor(get("/round").willReturn(temporaryRedirect("/round")));

        assertThat(preview("/round")).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_is_no_picture() {
        byte[] large = Arrays.copyOf(PICTURE, 21_000_000);
        SERVER.stubFor(get("/large").willReturn(ok().withBody(large)));

        assertThat(preview("/large")).isEmpty();
    }

    @Test
    void an_error_page_is_no_picture() {
        SERVER.stubFor(get("/gone").willReturn(aResponse().withStatus(404).withBody(PICTURE)));

        assertThat(preview("/gone")).isEmpty();
    }

    private Optional<Preview> preview(String path) {
        return previews.of(URI.create(SERVER.baseUrl() + path), new OneServer(SERVER))
                .await()
                .atMost(Duration.ofMinutes(1));
    }
}
