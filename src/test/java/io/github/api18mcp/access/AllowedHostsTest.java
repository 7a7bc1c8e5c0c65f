package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Host names under which a server without tokens may be asked. */
class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, true, true",
        "LOCALHOST, true, true",
        "127.0.0.1, true, true",
        "127.8.8.8, true, true",
        "[::1], true, true",
        "media.example.com, true, true",
        "10.2.3.4, false, true",
        "[fd00::1], false, true",
        "api18-mcp, false, true",
        "api18-mcp.media.svc, false, true",
        "api18-mcp.media.svc.cluster.local, false, true",
        "printer.local, false, true",
        "evil.example, false, false",
        "127.0.0.1.evil.example, false, false",
        "localhost.evil.example, false, false",
        "local.evil.example, false, false"
    })
    void a_name_of_the_internet_is_not_ours_unless_we_said_so(String host, boolean onLoopback, boolean onTheNetwork) {
        HostAndPort authority = HostAndPort.create(host, 8080);

        assertThat(hosts("127.0.0.1").allows(authority)).isEqualTo(onLoopback);
        assertThat(hosts("0.0.0.0").allows(authority)).isEqualTo(onTheNetwork);
    }

    @Test
    void a_request_without_a_name_cannot_come_from_a_web_page() {
        assertThat(hosts("127.0.0.1").allows(null)).isTrue();
    }

    private static AllowedHosts hosts(String boundTo) {
        return new AllowedHosts(
                () -> Optional.of(URI.create("https://Media.example.com/mcp")),
                new BindAddressCheck(true, boundTo, new Anonymous()));
    }

    private record Anonymous() implements AccessConfig {
        @Override
        public Optional<Path> tokensFile() {
            return Optional.empty();
        }

        @Override
        public boolean anonymous() {
            return true;
        }

        @Override
        public Optional<Set<String>> origins() {
            return Optional.empty();
        }
    }
}
