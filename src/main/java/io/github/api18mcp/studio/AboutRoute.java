package io.github.api18mcp.studio;

import io.github.api18mcp.access.AccessConfig;
import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.AddressConfig;
import io.github.api18mcp.command.install.InstallException;
import io.github.api18mcp.command.install.Installation;
import io.github.api18mcp.command.install.McpClient;
import io.github.api18mcp.command.install.ServerEntry;
import io.github.api18mcp.command.install.UserFolders;
import io.github.api18mcp.platform.Mode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /about}: what the page says about this server, to whoever may call it. */
@Singleton
class AboutRoute {

    private static final String TOKEN = "YOUR_TOKEN";

    private final AccessConfig access;
    private final Optional<String> publicBase;
    private final Mode mode;
    private final String version;

    AboutRoute(
            AccessConfig access,
            AddressConfig address,
            Mode mode,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.access = access;
        this.publicBase = address.publicUrl().map(AddressConfig::base);
        this.mode = mode;
        this.version = version;
    }

    private enum Callers {
        TOKENS,
        MACHINE,
        ANYBODY
    }

    void register(@Observes Router router) {
        router.get("/about").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String address = address(context);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("version", version)
                        .put("mode", word(mode))
                        .put("caller", AccessFilter.caller(context).name())
                        .put("callers", word(callers()))
                        .put("address", address)
                        .put("clients", clients(URI.create(address)))
                        .encode());
    }

    /** Without a configured address, the one that the page itself was reached by. */
    private String address(RoutingContext context) {
        return publicBase.orElseGet(() ->
                        context.request().scheme() + "://" + context.request().authority())
                + "/mcp";
    }

    private Callers callers() {
        if (access.tokensFile().isPresent()) {
            return Callers.TOKENS;
        }
        return access.anonymous() ? Callers.ANYBODY : Callers.MACHINE;
    }

    private JsonArray clients(URI address) {
        Optional<String> token = callers() == Callers.TOKENS ? Optional.of(TOKEN) : Optional.empty();
        ServerEntry server = new ServerEntry.Remote(address, token);
        JsonArray clients = new JsonArray();
        Stream.of(McpClient.values())
                .map(client -> new JsonObject()
                        .put("id", client.id())
                        .put("title", client.title())
                        .put("entry", entry(client, server).orElse(null))
                        .put("advice", client.advice(server)))
                .forEach(clients::add);
        return clients;
    }

    /** Empty for a client that takes no server at an address from its file. */
    private static Optional<String> entry(McpClient client, ServerEntry server) {
        try {
            return Optional.of(new Installation(client, UserFolders.current()).example(server));
        } catch (InstallException localOnly) {
            return Optional.empty();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
