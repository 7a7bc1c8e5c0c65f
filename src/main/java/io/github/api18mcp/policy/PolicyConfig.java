package io.github.api18mcp.policy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The operator's own rules; they cannot weaken the built-in one. */
@ConfigMapping(prefix = "api18mcp.policy")
public interface PolicyConfig {

    /**
     * A UTF-8 file of Java regular expressions, one per line, matched case-insensitively against all texts of a call,
     * which are joined by line breaks. Blank lines and lines starting with {@code #} are skipped. A pattern that is too
     * broad refuses legitimate calls; one that backtracks without end refuses every text it is tried on.
     */
    Optional<Path> deny();
}
