package io.github.api18mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.ProxyOptions;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {

    @ParameterizedTest(name = "NO_PROXY={0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "api18.dev | https://api18.dev",
                "api18.dev | https://cdn.api18.dev/1.png",
                ".api18.dev | https://api18.dev",
                ".api18.dev | https://cdn.api18.dev",
                "*.api18.dev | https://cdn.api18.dev",
                "API18.DEV | https://api18.dev",
                "api18.dev. | https://api18.dev",
                "other.test, api18.dev | https://api18.dev",
                "other.test api18.dev | https://api18.dev",
                "* | https://api18.dev",
                "api18.dev:8443 | https://api18.dev:8443",
                "10.0.0.0/8 | http://10.1.2.3",
                "192.168.1.7 | http://192.168.1.7:8080",
                "fd00::/8 | http://[fd12::1]:8080",
                "[fd12::1] | http://[fd12::1]",
                "'' | http://localhost:8080",
                "'' | http://127.1.2.3",
                "'' | http://[::1]:8080"
            })
    void an_address_that_no_proxy_names_is_reached_directly(String direct, URI address) {
        assertThat(proxy(Optional.of("http://proxy:3128"), Optional.empty(), direct)
                        .to(address))
                .isEmpty();
    }

    @ParameterizedTest(name = "NO_PROXY={0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | https://api18.dev",
                "i18.dev | https://api18.dev",
                "api18.dev | https://api18.dev.evil.test",
                "cdn.api18.dev | https://api18.dev",
                "api18.dev:8443 | https://api18.dev",
                "10.0.0.0/8 | http://11.1.2.3",
                "10.0.0.0/8 | https://api18.dev",
                "fd00::/8 | http://10.1.2.3"
            })
    void any_other_address_is_reached_through_the_proxy(String direct, URI address) {
        assertThat(proxy(Optional.of("http://proxy:3128"), Optional.empty(), direct)
                        .to(address))
                .isPresent();
    }

    @Test
    void all_proxy_is_used_where_there_is_no_https_proxy() {
        URI address = URI.create("https://api18.dev");

        assertThat(proxy(Optional.empty(), Optional.of("http://all:1"), "").to(address))
                .map(ProxyOptions::getHost)
                .contains("all");
        assertThat(proxy(Optional.of("http://https:1"), Optional.of("socks5://all:1"), "")
                        .to(address))
                .map(ProxyOptions::getHost)
                .contains("https");
        assertThat(proxy(Optional.of(" "), Optional.empty(), "").to(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy:1080", "SOCKS5H://proxy:1080", "socks4://u:p@proxy:1080", "socks://proxy"})
    void a_socks_proxy_is_refused_at_the_start(String address) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> proxy(Optional.of(address), Optional.empty(), ""))
                .withMessageStartingWith("HTTPS_PROXY is a SOCKS proxy");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> proxy(Optional.empty(), Optional.of(address), ""))
                .withMessageStartingWith("ALL_PROXY is a SOCKS proxy");
    }

    private static HttpProxy proxy(Optional<String> https, Optional<String> all, String direct) {
        return new HttpProxy(https, all, Optional.of(direct));
    }
}
