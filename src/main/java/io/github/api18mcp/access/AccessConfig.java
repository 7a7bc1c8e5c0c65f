package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Who may reach this server over HTTP. */
@ConfigMapping(prefix = "api18mcp.access")
public interface AccessConfig {

    /**
     * Lines of {@code name token} or {@code name sha256:HEX}. With it every request over HTTP needs a token, but those for health
     * and for the page; each name has jobs and limits of its own. Whoever reads the file can spend the money.
     */
    Optional<Path> tokensFile();

    /** Whoever reaches the port spends the owner's money, so an open bind has to be asked for. */
    @WithDefault("false")
    boolean anonymous();

    /** Web pages, beside those of this machine, whose scripts may call: {@code https://chat.example.com}. */
    Optional<Set<String>> origins();
}
