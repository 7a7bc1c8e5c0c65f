package io.github.api18mcp.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.api18mcp.media.Thumbnailer.Seen;
import io.github.api18mcp.profile.SandboxProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails of what a service really sends, or an attacker behind it. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class ThumbnailerTest {

    private static final byte[] PICTURE = TestPictures.plain("png", 800, 600);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final WireMockServer SERVICE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final WireMockServer OTHER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Inject
    Thumbnailer thumbnailer;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        SERVICE.start();
        OTHER.start();
    }

    @AfterAll
    static void stop() {
        SERVICE.stop();
        OTHER.stop();
    }

    @BeforeEach
    void reset() {
        SERVICE.resetAll();
        OTHER.resetAll();
        OTHER.stubFor(get(anyUrl()).willReturn(ok().withBody(PICTURE)));
    }

    @Test
    void a_picture_at_its_address_has_one_and_a_size() {
        SERVICE.stubFor(get("/picture").willReturn(ok().withBody(PICTURE)));

        assertThat(seen("/picture", LONG)).hasValueSatisfying(seen -> {
            assertThat(seen.size()).isEqualTo(PICTURE.length);
            assertThat(seen.thumbnail()).isPresent();
        });
    }

    @Test
    void the_key_goes_to_the_service_and_to_nobody_else() {
        FetchRules anywhere = new FetchRules() {
            @Override
            public boolean allows(URI address) {
                return true;
            }

            @Override
            public Optional<String> authorization(URI address) {
                return new OneServer(SERVICE).authorization(address);
            }
        };
        SERVICE.stubFor(get("/file").willReturn(temporaryRedirect(OTHER.baseUrl() + "/cdn")));

        assertThat(seen(output("/file"), anywhere, LONG)).isPresent();

        SERVICE.verify(getRequestedFor(urlEqualTo("/file")).withHeader("Authorization", equalTo(OneServer.KEY)));
        OTHER.verify(getRequestedFor(urlEqualTo("/cdn")).withHeader("Authorization", absent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "https://127.0.0.1/", "file:///etc/passwd", ":"})
    void a_redirect_into_a_private_network_is_not_followed(String target) {
        SERVICE.stubFor(get("/file").willReturn(temporaryRedirect(target)));

        assertThat(seen("/file", LONG)).isEmpty();
    }

    @Test
    void a_redirect_to_another_server_of_this_machine_is_not_followed() {
        SERVICE.stubFor(get("/file").willReturn(temporaryRedirect(OTHER.baseUrl() + "/private")));

        assertThat(seen("/file", LONG)).isEmpty();
        OTHER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_web_page_in_place_of_a_picture_has_none() {
        SERVICE.stubFor(
                get("/picture.png").willReturn(ok("<html>Sign in</html>").withHeader("Content-Type", "image/png")));

        assertThat(seen("/picture.png", LONG))
                .hasValueSatisfying(seen -> assertThat(seen.thumbnail()).isEmpty());
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_not_waited_for() {
        SERVICE.stubFor(
                get("/slow").willReturn(aResponse().withFixedDelay(600_000).withBody(PICTURE)));

        assertThat(seen("/slow", Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void an_answer_that_never_ends_is_not_waited_for() {
        SERVICE.stubFor(get("/endless")
                .willReturn(ok().withBody(new byte[200_000]).withChunkedDribbleDelay(100_000, 600_000_000)));

        assertThat(seen("/endless", Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_has_none() {
        SERVICE.stubFor(get("/large").willReturn(ok().withBody(new byte[21_000_000])));

        assertThat(seen("/large", LONG)).isEmpty();
    }

    @Test
    void a_saved_file_is_not_fetched_again() throws IOException {
        Path file = Files.write(folder.resolve("a.png"), PICTURE);

        assertThat(seen(output("/picture").savedAs(file, Optional.empty()), new OneServer(SERVICE), LONG))
                .hasValueSatisfying(seen -> assertThat(seen.thumbnail()).isPresent());
        SERVICE.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_saved_file_that_was_removed_has_none() {
        Path file = folder.resolve("removed.png");

        assertThat(seen(output("/picture").savedAs(file, Optional.empty()), new OneServer(SERVICE), LONG))
                .isEmpty();
    }

    private Optional<Seen> seen(String path, Duration longest) {
        return seen(output(path), new OneServer(SERVICE), longest);
    }

    private Optional<Seen> seen(Output output, FetchRules rules, Duration longest) {
        return thumbnailer.of(output, rules, 45_000, longest).await().atMost(Duration.ofMinutes(2));
    }

    private static Output output(String path) {
        return Output.at(URI.create(SERVICE.baseUrl() + path), Optional.empty());
    }
}
