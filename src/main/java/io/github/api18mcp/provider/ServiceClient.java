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
import java.util.function.Function;

/** The HTTP client of a service, created on first use. Each request carries the key. */
public final class ServiceClient {

    /** One client for paid and one for free requests. */
    record Clients(HttpExchange paid, HttpExchange free) {}

    private final ServiceAccount account;
    private final LazyUni<Clients> clients;

    /** @param address where the service is; of a sandbox, once it has started */
    ServiceClient(ServiceAccount account, Uni<URI> address, Function<URI, Clients> clients) {
        this.account = account;
        this.clients = new LazyUni<>(() -> address.invoke(account::isAt).map(clients));
    }

    public ServiceAccount account() {
        return account;
    }

    /**
     * Sends a request that costs money, on a connection of its own. That sending begins is written down only when the connection
     * stands: making it takes up to seconds, and a job whose process died before then is certainly free.
     */
    public Uni<ServiceResponse> paid(SubmissionInterest interest, ServiceRequest request) {
        return readable(ready().chain(both -> both.paid().send(http(request), interest::sending)))
                .map(this::read);
    }

    /** Sends a request that costs nothing. Fails if the connection breaks before anything can be read. */
    public Uni<ServiceResponse> free(ServiceRequest request) {
        return readable(ready().chain(both -> both.free().send(http(request)))).map(answer -> {
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

    /** A long answer is read on another thread. Changing threads costs more than reading a short one, such as that of a poll. */
    private static Uni<HttpAnswer> readable(Uni<HttpAnswer> answer) {
        return answer.chain(received -> received.isSlowToRead()
                ? Uni.createFrom().item(received).emitOn(Infrastructure.getDefaultWorkerPool())
                : Uni.createFrom().item(received));
    }

    private ServiceResponse read(HttpAnswer answer) {
        return ServiceResponse.of(answer, account.key());
    }

    private HttpExchange.Request http(ServiceRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("User-Agent", "api18-mcp")
                .add("Accept", "application/json")
                .add("Authorization", account.authorization());
        request.body().ifPresent(body -> headers.add("Content-Type", "application/json"));
        return new HttpExchange.Request(
                request.method(), request.path(), headers, request.body().map(body -> Buffer.buffer(body.toString())));
    }
}
