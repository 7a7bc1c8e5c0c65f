package io.github.api18mcp.access;

import io.github.api18mcp.access.Entry.Admitted;
import io.github.api18mcp.access.Entry.Refused;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one place that decides who comes in over HTTP, before anything is read of what they want: from which web page, to which
 * name of this server, and with whose token.
 */
@Singleton
public class Gate {

    /** Also before our own routes, which count from the other end: what has not come in is not even read. */
    private static final int BEFORE_EVERYTHING = 10_000;

    private static final String CALLER = Gate.class.getName();

    private final Origins origins;
    private final Hosts hosts;
    private final Binding binding;
    private final Credentials credentials;
    private final WrongTokens wrongTokens;
    private final Event<Refused> turnedAway;
    private final Vertx vertx;

    Gate(
            Origins origins,
            Hosts hosts,
            Binding binding,
            Credentials credentials,
            WrongTokens wrongTokens,
            Event<Refused> turnedAway,
            Vertx vertx) {
        this.origins = origins;
        this.hosts = hosts;
        this.binding = binding;
        this.credentials = credentials;
        this.wrongTokens = wrongTokens;
        this.turnedAway = turnedAway;
        this.vertx = vertx;
    }

    /** Who sent a request that came in; there is no other. */
    public static Caller caller(RoutingContext context) {
        return Objects.requireNonNull(context.get(CALLER), "a request passed the gate by");
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    private void enter(RoutingContext context) {
        Entry entry = entry(context);
        if (entry instanceof Admitted admitted) {
            context.put(CALLER, admitted.caller());
            context.next();
        } else {
            refuse((Refused) entry, context);
        }
    }

    private Entry entry(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> origin = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
        if (origin.isPresent() && !origins.allows(origin.get())) {
            return Refused.forbidden("This origin is not allowed. Add it to API18MCP_ACCESS_ORIGINS.");
        }
        if (isCheckedForItsHost() && !hosts.allows(request.authority())) {
            return Refused.forbidden(
                    "This server is not known by that name. Set API18MCP_PUBLIC_URL to the address it is reached by.");
        }
        Door door = Door.of(context);
        if (!credentials.required() || door == Door.OPEN) {
            return new Admitted(Caller.LOCAL);
        }
        return through(door, credentials.judge(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))));
    }

    /** In a cluster probes and services call by names that nobody can foresee, and there a token says who they are. */
    private boolean isCheckedForItsHost() {
        return binding.isLoopback() || !credentials.required();
    }

    private static Entry through(Door door, Entry entry) {
        return entry instanceof Admitted admitted && !door.opensFor(admitted.caller())
                ? Refused.forbidden("The token of the name metrics opens /q/metrics, and nothing else does.")
                : entry;
    }

    private void refuse(Refused refused, RoutingContext context) {
        turnedAway.fire(refused);
        Duration delay = refused.reason() == Refused.Reason.WRONG_TOKEN
                ? wrongTokens.delay(context.request().remoteAddress().hostAddress())
                : Duration.ZERO;
        if (delay.isZero()) {
            answer(refused, context);
        } else {
            vertx.setTimer(delay.toMillis(), now -> answer(refused, context));
        }
    }

    private static void answer(Refused refused, RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        refused.challenge().ifPresent(challenge -> context.response().putHeader("WWW-Authenticate", challenge));
        context.response()
                .setStatusCode(refused.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(refused.why() + "\n");
    }
}
