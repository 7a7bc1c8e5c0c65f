package io.github.api18mcp.transport.stateless;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of the revision that this server has. Every other method is not found. */
enum StatelessMethod {
    DISCOVER("server/discover", Optional.empty(), Caching.LIST),
    LISTEN("subscriptions/listen", Optional.empty(), Caching.NONE),
    TOOLS_LIST("tools/list", Optional.empty(), Caching.LIST),
    TOOLS_CALL("tools/call", Optional.of("name"), Caching.NONE),
    PROMPTS_LIST("prompts/list", Optional.empty(), Caching.LIST),
    PROMPTS_GET("prompts/get", Optional.of("name"), Caching.NONE),
    RESOURCES_LIST("resources/list", Optional.empty(), Caching.LIST),
    RESOURCE_TEMPLATES_LIST("resources/templates/list", Optional.empty(), Caching.LIST),
    RESOURCES_READ("resources/read", Optional.of("uri"), Caching.READ),
    COMPLETION_COMPLETE("completion/complete", Optional.empty(), Caching.NONE);

    /** How long a client may keep a result. */
    private enum Caching {
        NONE(Optional.empty()),
        /** Lists only change when the server starts with other settings. */
        LIST(Optional.of(Duration.ofMinutes(5))),
        /** A job, or whether a model can be used, may change at any moment. */
        READ(Optional.of(Duration.ZERO));

        private final Optional<Duration> freshness;

        Caching(Optional<Duration> freshness) {
            this.freshness = freshness;
        }
    }

    private final String wireName;
    private final Optional<String> nameField;
    private final Caching caching;

    StatelessMethod(String wireName, Optional<String> nameField, Caching caching) {
        this.wireName = wireName;
        this.nameField = nameField;
        this.caching = caching;
    }

    static Optional<StatelessMethod> of(String wireName) {
        return Stream.of(values())
                .filter(method -> method.wireName.equals(wireName))
                .findFirst();
    }

    /** The field of {@code params} that the header {@code Mcp-Name} repeats. */
    Optional<String> nameField() {
        return nameField;
    }

    /** How long a client may keep the result; empty if the result says nothing about that. */
    Optional<Duration> freshness() {
        return caching.freshness;
    }
}
