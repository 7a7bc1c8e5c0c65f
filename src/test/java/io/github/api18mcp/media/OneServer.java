package io.github.api18mcp.media;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.util.Optional;

/** Files come from one server alone, which is given a key. */
record OneServer(WireMockServer server) implements FetchRules {

    static final String KEY = "Bearer api18_0123456789abcdef";

    @Override
    public boolean allows(URI address) {
        return address.getPort() == server.port();
    }

    @Override
    public Optional<String> authorization(URI address) {
        return allows(address) ? Optional.of(KEY) : Optional.empty();
    }
}
