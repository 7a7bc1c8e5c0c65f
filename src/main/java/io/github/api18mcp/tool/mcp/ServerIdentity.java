package io.github.api18mcp.tool.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialResponseInfo;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.runtime.jackson.QuarkusJacksonJsonCodec;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Introduces the server to clients of older protocol versions by name and version alone. The extension adds a title, which
 * strict clients of these versions reject.
 */
@Singleton
public class ServerIdentity implements InitialResponseInfo {

    private static final String NEGOTIATED = ServerIdentity.class.getName();

    private final String name;
    private final String version;

    ServerIdentity(
            @ConfigProperty(name = "quarkus.mcp.server.server-info.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.name = name;
        this.version = version;
    }

    /**
     * Has the extension write an introduction without the list of icons, which it otherwise adds even if it is empty. A customizer of
     * the application's mapper does not do: the codec of Vert.x may have been created before it.
     */
    void omitEmptyFields(@Observes StartupEvent started) {
        QuarkusJacksonJsonCodec.mapper().addMixIn(Implementation.class, WithoutEmptyFields.class);
    }

    /** Remembers the version of a client that begins a session, for the answer in the same Vert.x context. */
    public static void negotiate(JsonObject initialize) {
        ContextLocals.put(NEGOTIATED, ProtocolVersion.negotiated(initialize.getString("protocolVersion")));
    }

    @Override
    public Optional<Implementation> implementation(String serverName) {
        return ContextLocals.<ProtocolVersion>get(NEGOTIATED)
                .filter(negotiated -> !negotiated.isAtLeast(ProtocolVersion.V2025_06_18))
                .map(negotiated -> new Implementation(name, version, null));
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface WithoutEmptyFields {}
}
