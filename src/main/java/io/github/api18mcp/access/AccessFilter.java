package io.github.api18mcp.access;

import io.github.api18mcp.access.AccessDecision.Denied;
import io.github.api18mcp.access.AccessDecision.Granted;
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
 * Decides about every HTTP request, before its content is read: by the page it comes from, the host name it asks for,
 * and its token.
 */
@Singleton
public class AccessFilter {

    /** Before our own routes too, which are ordered from the other end. A denied request is not even read. */
    private static final int BEFORE_EVERYTHING = 10_000;

    private static final String CALLER = AccessFilter.class.getName();

    private final AllowedOrigins origins;
    private final AllowedHosts hosts;
    private final BindAddressCheck binding;
    private final CallerAuthentication credentials;
    private final TokenThrottle wrongTokens;
    private final Event<Denied> turnedAway;
    private final Vertx vertx;

    AccessFilter(
            AllowedOrigins origins,
            AllowedHosts hosts,
            BindAddressCheck binding,
            CallerAuthentication credentials,
            TokenThrottle wrongTokens,
            Event<Denied> turnedAway,
            Vertx vertx) {
        this.origins = origins;
        this.hosts = hosts;
        this.binding = binding;
        this.credentials = credentials;
        this.wrongTokens = wrongTokens;
        this.turnedAway = turnedAway;
        this.vertx = vertx;
    }

    /** The caller of a request that was let in. */
    public static Caller caller(RoutingContext context) {
        return Objects.requireNonNull(context.get(CALLER), "a request passed the gate by");
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    private void enter(RoutingContext context) {
        AccessDecision entry = entry(context);
        if (entry instanceof Granted admitted) {
            context.put(CALLER, admitted.caller());
            context.next();
        } else {
            refuse((Denied) entry, context);
        }
    }

    private AccessDecision entry(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> origin = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
        if (origin.isPresent() && !origins.allows(origin.get())) {
            return Denied.forbidden("This origin is not allowed. Add it to API18MCP_ACCESS_ORIGINS.");
        }
        if (isCheckedForItsHost() && !hosts.allows(request.authority())) {
            return Denied.forbidden(
                    "This server is not known by that name. Set API18MCP_PUBLIC_URL to the address it is reached by.");
        }
        RouteAccess door = RouteAccess.of(context);
        if (!credentials.required() || door == RouteAccess.OPEN) {
            return new Granted(Caller.LOCAL);
        }
        return through(door, credentials.judge(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))));
    }

    /** In a cluster, probes and services use host names that nobody can foresee; there the token identifies them. */
    private boolean isCheckedForItsHost() {
        return binding.isLoopback() || !credentials.required();
    }

    private static AccessDecision through(RouteAccess door, AccessDecision entry) {
        return entry instanceof Granted admitted && !door.opensFor(admitted.caller())
                ? Denied.forbidden("The token of the name metrics opens /q/metrics, and nothing else does.")
                : entry;
    }

    private void refuse(Denied refused, RoutingContext context) {
        turnedAway.fire(refused);
        Duration delay = refused.reason() == Denied.DenialReason.WRONG_TOKEN
                ? wrongTokens.delay(context.request().remoteAddress().hostAddress())
                : Duration.ZERO;
        if (delay.isZero()) {
            answer(refused, context);
        } else {
            vertx.setTimer(delay.toMillis(), now -> answer(refused, context));
        }
    }

    private static void answer(Denied refused, RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        refused.challenge().ifPresent(challenge -> context.response().putHeader("WWW-Authenticate", challenge));
        new HttpRefusal(refused.status(), refused.why()).answer(context);
    }
}
