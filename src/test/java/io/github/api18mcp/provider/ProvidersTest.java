package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example.com/a.png, true",
        "http://cdn.example.com/a.png, false",
        "https://169.254.169.254/latest, false",
        "https://127.0.0.1/a.png, false",
        "https://[::1]/a.png, false",
        "https://intranet/a.png, false",
        "file:///etc/passwd, false",
        "http://127.0.0.1:8080/a.png, true"
    })
    void outputs_come_from_public_addresses_and_from_the_services(URI address, boolean fetched) {
        URI service = URI.create("http://127.0.0.1:8080/");

        assertThat(Providers.mayBeFetched(
                        address, url -> service.getRawAuthority().equals(url.getRawAuthority())))
                .isEqualTo(fetched);
    }
}
