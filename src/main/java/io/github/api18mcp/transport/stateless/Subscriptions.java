package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.tool.mcp.JobSubscriptions;
import io.github.api18mcp.transport.stateless.StatelessRequests.RequestOrigin;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The notifications that clients listen to, until they close the stream, cancel, or this process ends. */
@Singleton
class Subscriptions {

    private static final int MOST_PER_CALLER = 100;
    private static final int MOST_RESOURCES = 100;
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    private static final String RESOURCES = "resourceSubscriptions";

    /** A change of a list, by the field that asks for it and the capability that announces it. */
    private record ListChange(String field, String capability) {}

    private static final List<ListChange> LISTS = List.of(
            new ListChange("toolsListChanged", "tools"),
            new ListChange("promptsListChanged", "prompts"),
            new ListChange("resourcesListChanged", "resources"));

    private record OpenSubscription(Caller caller, Subscription subscription, JsonObject serverInfo) {}

    private final StatelessMessageHandler handler;
    private final ConnectionManager connections;
    private final JobSubscriptions jobs;
    private final Vertx vertx;
    private final Set<OpenSubscription> open = ConcurrentHashMap.newKeySet();

    Subscriptions(StatelessMessageHandler handler, ConnectionManager connections, JobSubscriptions jobs, Vertx vertx) {
        this.handler = handler;
        this.connections = connections;
        this.jobs = jobs;
        this.vertx = vertx;
    }

    Future<Void> open(
            StatelessRequest request, Exchange exchange, RequestOrigin origin, ServerDescription description) {
        if (!(request.params().getValue("notifications") instanceof JsonObject wanted)
                || uris(wanted).isEmpty()) {
            return exchange.send(new RequestError(
                            200,
                            JsonRpcErrorCodes.INVALID_PARAMS,
                            "params.notifications must be an object, with at most %d strings in %s"
                                    .formatted(MOST_RESOURCES, RESOURCES),
                            Optional.empty())
                    .reply(request.id()));
        }
        if (open.stream().filter(it -> it.caller().equals(origin.caller())).count() >= MOST_PER_CALLER) {
            return exchange.send(new RequestError(
                            200,
                            JsonRpcErrorCodes.INTERNAL_ERROR,
                            "You have %d subscriptions; end one first".formatted(MOST_PER_CALLER),
                            Optional.empty())
                    .reply(request.id()));
        }
        JsonObject acknowledged = lists(wanted, description.capabilities());
        Subscription subscription = new Subscription(handler.config(), request, exchange, acknowledged);
        register(subscription, exchange, origin, description.serverInfo());
        return honored(uris(wanted).get(), subscription, origin).compose(uris -> {
            if (!uris.isEmpty()) {
                acknowledged.put(RESOURCES, new JsonArray(uris));
            }
            return subscription.start();
        });
    }

    /** Over stdio, where a client cannot close the stream of one request. */
    boolean cancel(Caller caller, Object requestId) {
        Optional<OpenSubscription> cancelled = open.stream()
                .filter(it -> it.caller().equals(caller))
                .filter(it -> it.subscription().requestId().equals(requestId))
                .findFirst();
        cancelled.ifPresent(it -> it.subscription().end());
        return cancelled.isPresent();
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(it -> it.subscription().finish(it.serverInfo()));
    }

    private void register(Subscription subscription, Exchange exchange, RequestOrigin origin, JsonObject serverInfo) {
        OpenSubscription entry = new OpenSubscription(origin.caller(), subscription, serverInfo);
        open.add(entry);
        subscription.initialize(subscription.initialRequest(origin.transport()));
        subscription.setInitialized();
        connections.add(subscription);
        subscription.onClose(() -> {
            open.remove(entry);
            connections.remove(subscription.id());
        });
        if (exchange instanceof StatelessHttpExchange http) {
            http.onClose(subscription::end);
            long timer = vertx.setPeriodic(KEEP_ALIVE_MILLIS, now -> http.keepAlive());
            subscription.onClose(() -> vertx.cancelTimer(timer));
        }
    }

    private static JsonObject lists(JsonObject wanted, JsonObject capabilities) {
        JsonObject acknowledged = new JsonObject();
        LISTS.stream()
                .filter(change -> Boolean.TRUE.equals(wanted.getValue(change.field())))
                .filter(change -> capabilities
                        .getJsonObject(change.capability(), new JsonObject())
                        .getBoolean("listChanged", false))
                .forEach(change -> acknowledged.put(change.field(), true));
        return acknowledged;
    }

    /** Empty if the field is malformed. */
    private static Optional<List<String>> uris(JsonObject wanted) {
        Object value = wanted.getValue(RESOURCES);
        if (value == null) {
            return Optional.of(List.of());
        }
        return value instanceof JsonArray array
                        && array.size() <= MOST_RESOURCES
                        && array.stream().allMatch(String.class::isInstance)
                ? Optional.of(array.stream().map(String.class::cast).distinct().toList())
                : Optional.empty();
    }

    /** Those of the resources that exist for the caller. */
    private Future<List<String>> honored(List<String> uris, Subscription subscription, RequestOrigin origin) {
        List<Future<Boolean>> subscribed =
                uris.stream().map(uri -> subscribe(uri, subscription, origin)).toList();
        return Future.join(subscribed).map(done -> Stream.iterate(0, i -> i < uris.size(), i -> i + 1)
                .filter(i -> subscribed.get(i).result())
                .map(uris::get)
                .toList());
    }

    private Future<Boolean> subscribe(String uri, Subscription subscription, RequestOrigin origin) {
        return UniHelper.toFuture(jobs.subscribe(origin.caller(), uri, () -> subscription.updated(uri)))
                .compose(watch -> {
                    watch.ifPresent(subscription::onClose);
                    return watch.isPresent()
                            ? Future.succeededFuture(true)
                            : handler.subscribe(uri, subscription, origin.context());
                })
                .otherwise(false);
    }
}
