package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.HttpProxy;
import io.github.api18mcp.access.Mode;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.Sandbox;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Where Api18.dev is and how it is spoken to: the real one, or the sandbox; made when first needed. */
@Singleton
class Api18Client {

    private static final Key SANDBOX_KEY = new Key("api18_Sandbox000000000");
    private static final int LAST_PORT = 65_535;
    private static final long CONNECT_SECONDS = 10;

    /** A submission may answer late and still be paid for, so it is given long. */
    private static final long SUBMIT_SECONDS = 120;

    private static final long REPORT_SECONDS = 15;

    private final Optional<Key> key;
    private final Mode mode;
    private final HttpProxy proxy;
    private final Uni<URI> address;
    private final Uni<Api18Api> submission;
    private final Uni<Api18Api> reports;
    private volatile URI known;

    Api18Client(Api18Config config, Mode mode, Sandbox sandbox, HttpProxy proxy) {
        this.mode = mode;
        this.proxy = proxy;
        this.key = mode == Mode.SANDBOX
                ? Optional.of(SANDBOX_KEY)
                : Key.of(Api18Provider.API18.keyVariable(), config.key(), config.keyFile());
        this.known = absolute(config.url());
        this.address = (mode == Mode.SANDBOX
                        ? sandbox.address()
                        : Uni.createFrom().item(known))
                .invoke(uri -> known = uri)
                .memoize()
                .indefinitely();
        // A pooled connection that the other side has just closed cannot be told from a request that was received.
        this.submission = address.map(uri -> client(uri, SUBMIT_SECONDS, options -> options.setKeepAlive(false)))
                .memoize()
                .indefinitely();
        this.reports = address.map(uri -> client(uri, REPORT_SECONDS, options -> {}))
                .memoize()
                .indefinitely();
    }

    private static URI absolute(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getPort() > LAST_PORT) {
            throw new ConfigurationException("API18_URL must be an absolute http(s) URL, such as https://api18.dev");
        }
        return url;
    }

    Optional<Key> key() {
        return key;
    }

    boolean serves(URI uri) {
        return uri.getScheme().equalsIgnoreCase(known.getScheme())
                && uri.getRawAuthority().equalsIgnoreCase(known.getRawAuthority());
    }

    Uni<Response> submit(ObjectNode body) {
        return submission.chain(api -> api.generate(bearer(), body));
    }

    Uni<Response> report(String providerJobId) {
        return reports.chain(api -> api.job(bearer(), providerJobId));
    }

    private String bearer() {
        return key.orElseThrow().bearer();
    }

    private Api18Api client(URI uri, long readSeconds, Consumer<HttpClientOptions> connections) {
        QuarkusRestClientBuilder client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(uri)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(readSeconds, TimeUnit.SECONDS)
                .userAgent("api18-mcp")
                .disableDefaultMapper(true)
                .httpClientOptionsCustomizer(connections);
        if (mode == Mode.LIVE) {
            proxy.applyTo(client);
        }
        return client.build(Api18Api.class);
    }
}
