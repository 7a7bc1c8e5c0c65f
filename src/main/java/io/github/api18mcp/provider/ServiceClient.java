package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The HTTP client of a service, created on first use.
 *
 * @param <A> the REST interface of the service
 */
public final class ServiceClient<A> {

    /** One request to the service, which carries the key. */
    public interface Request<A> extends BiFunction<A, Key, Uni<Response>> {}

    /** One client for paid and one for free requests. */
    record Clients<A>(A paid, A free) {}

    private final Optional<Key> key;
    private final String account;
    private final LazyUni<Clients<A>> clients;
    private final Function<Response, ServiceResponse> reader;
    private volatile URI address;

    /**
     * @param configuredAddress the address until the real one is known; a sandbox has another one in every process
     * @param reader reads a response and masks the key in it
     */
    ServiceClient(
            Optional<Key> key,
            String account,
            URI configuredAddress,
            Uni<URI> address,
            Function<URI, Clients<A>> clients,
            Function<Response, ServiceResponse> reader) {
        this.key = key;
        this.account = account;
        this.address = configuredAddress;
        this.clients = new LazyUni<>(
                () -> address.invoke(resolved -> this.address = resolved).map(clients));
        this.reader = reader;
    }

    public boolean hasKey() {
        return key.isPresent();
    }

    /** Identifies the account that pays, without revealing it. */
    public String account() {
        return account;
    }

    /** Whether the URL is one of the service's own. */
    public boolean serves(URI uri) {
        return uri.getScheme().equalsIgnoreCase(address.getScheme())
                && uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    /** Sends a request that costs money, on a connection of its own, as soon as it may be sent. */
    public Uni<ServiceResponse> paid(SubmissionInterest interest, Request<A> request) {
        return ready().chain(both -> interest.sending().replaceWith(both.paid()))
                .chain(api -> request.apply(api, key.orElseThrow()))
                .map(reader);
    }

    /** Sends a request that costs nothing. */
    public Uni<ServiceResponse> free(Request<A> request) {
        return ready().chain(both -> request.apply(both.free(), key.orElseThrow()))
                .map(reader);
    }

    private Uni<Clients<A>> ready() {
        return clients.get().onFailure().transform(ConnectionFailure.NoClient::new);
    }
}
