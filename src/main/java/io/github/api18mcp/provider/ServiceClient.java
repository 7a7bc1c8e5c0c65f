package io.github.api18mcp.provider;

import io.github.api18mcp.provider.http.HttpAnswer;
import io.github.api18mcp.provider.http.HttpExchange;
import io.github.api18mcp.provider.http.ReceivedBody.End;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** The HTTP client of a service, created on first use. Each request carries the key. */
public final class ServiceClient {

    /** One client for paid and one for free requests. */
    record Clients(HttpExchange paid, HttpExchange free) {}

    private final Optional<Key> key;
    private final String scheme;
    private final String account;
    private final LazyUni<Clients> clients;
    private volatile URI address;

    /**
     * @param scheme the name before the key in the {@code Authorization} header
     * @param configuredAddress the address until the real one is known; a sandbox has another one in every process
     */
    ServiceClient(
            Optional<Key> key,
            String scheme,
            String account,
            URI configuredAddress,
            Uni<URI> address,
            Function<URI, Clients> clients) {
        this.key = key;
        this.scheme = scheme;
        this.account = account;
        this.address = configuredAddress;
        this.clients = new LazyUni<>(
                () -> address.invoke(resolved -> this.address = resolved).map(clients));
    }

    public boolean hasKey() {
        return key.isPresent();
    }

    /** Identifies the account that pays, without revealing it. */
    public String account() {
        return account;
    }

    /** The address of the service, against which the addresses in its answers are resolved. */
    public URI address() {
        return address;
    }

    /** Whether the URL is one of the service's own. */
    public boolean serves(URI uri) {
        return uri.getScheme().equalsIgnoreCase(address.getScheme())
                && uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    /** The value of the {@code Authorization} header for one of the service's own addresses. */
    public Optional<String> authorization(URI uri) {
        return serves(uri) ? key.map(secret -> secret.authorization(scheme)) : Optional.empty();
    }

    /**
     * Sends a request that costs money, on a connection of its own. That sending begins is written down only when the connection
     * stands: making it takes up to seconds, and a job whose process died before then is certainly free.
     */
    public Uni<ServiceResponse> paid(SubmissionInterest interest, ServiceRequest request) {
        return onWorker(ready().chain(both -> both.paid().send(http(request), interest::sending)))
                .map(this::read);
    }

    /** Sends a request that costs nothing. Fails if the connection breaks before anything can be read. */
    public Uni<ServiceResponse> free(ServiceRequest request) {
        return onWorker(ready().chain(both -> both.free().send(http(request)))).map(answer -> {
            ServiceResponse response = read(answer);
            if (answer.body().end() == End.CUT_OFF && !response.body().isContainerNode()) {
                throw new HttpClosedException("the connection was closed");
            }
            return response;
        });
    }

    private Uni<Clients> ready() {
        return clients.get().onFailure().transform(ConnectionFailure.NoClient::new);
    }

    /** An answer may be long, and reading it blocks. */
    private static Uni<HttpAnswer> onWorker(Uni<HttpAnswer> answer) {
        return answer.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private ServiceResponse read(HttpAnswer answer) {
        return ServiceResponse.of(answer, key.orElseThrow());
    }

    private HttpExchange.Request http(ServiceRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("User-Agent", "api18-mcp")
                .add("Accept", "application/json")
                .add("Authorization", key.orElseThrow().authorization(scheme));
        request.body().ifPresent(body -> headers.add("Content-Type", "application/json"));
        return new HttpExchange.Request(
                request.method(), request.path(), headers, request.body().map(body -> Buffer.buffer(body.toString())));
    }
}
