package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A service as it is spoken to. Its clients are made when first needed.
 *
 * @param <A> its requests
 */
public final class ServiceClient<A> {

    /** A request of the service, which carries the key. */
    public interface Request<A> extends BiFunction<A, Key, Uni<Response>> {}

    /** Clients for the two kinds of request there are. */
    record Clients<A>(A paid, A free) {}

    private final Optional<Key> key;
    private final String account;
    private final LazyUni<Clients<A>> clients;
    private final Function<Response, ServiceResponse> reading;
    private volatile URI address;

    /**
     * @param expected where the service is; the sandbox is elsewhere each time
     * @param reading of an answer, the key hidden in it
     */
    ServiceClient(
            Optional<Key> key,
            String account,
            URI expected,
            Uni<URI> address,
            Function<URI, Clients<A>> clients,
            Function<Response, ServiceResponse> reading) {
        this.key = key;
        this.account = account;
        this.address = expected;
        this.clients = new LazyUni<>(
                () -> address.invoke(found -> this.address = found).map(clients));
        this.reading = reading;
    }

    public boolean hasKey() {
        return key.isPresent();
    }

    /** Whose money it is, told apart from others without naming it. */
    public String account() {
        return account;
    }

    /** Whether an address is one of the service's own. */
    public boolean serves(URI uri) {
        return uri.getScheme().equalsIgnoreCase(address.getScheme())
                && uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    /** Sends a request that costs money, on a connection of its own. */
    public Uni<ServiceResponse> paid(Request<A> request) {
        return answer(Clients::paid, request);
    }

    /** Sends a request that costs nothing. */
    public Uni<ServiceResponse> free(Request<A> request) {
        return answer(Clients::free, request);
    }

    private Uni<ServiceResponse> answer(Function<Clients<A>, A> kind, Request<A> request) {
        return clients.get()
                .onFailure()
                .transform(ConnectionFailure.NoClient::new)
                .chain(both -> request.apply(kind.apply(both), key.orElseThrow()))
                .map(reading);
    }
}
