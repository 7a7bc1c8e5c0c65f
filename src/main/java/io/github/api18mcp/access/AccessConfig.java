package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Who may use this server over HTTP. */
@ConfigMapping(prefix = "api18mcp.access")
public interface AccessConfig {

    /**
     * A file with lines {@code name token} or {@code name sha256:HEX}. If it is set, every HTTP request needs a token,
     * except for health checks and the page. Each name has its own jobs and limits. Anybody who can read the file can
     * spend the money.
     */
    Optional<Path> tokensFile();

    /** Anybody who reaches the port spends the owner's money, so opening it to a network must be explicit. */
    @WithDefault("false")
    boolean anonymous();

    /**
     * Web pages whose scripts may call this server, beside those of this machine, such as {@code
     * https://chat.example.com}.
     */
    Optional<Set<String>> origins();
}
