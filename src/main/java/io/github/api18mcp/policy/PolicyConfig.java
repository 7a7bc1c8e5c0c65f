package io.github.api18mcp.policy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the operator adds to the built-in floor; nothing here can lower it. */
@ConfigMapping(prefix = "api18mcp.policy")
public interface PolicyConfig {

    /**
     * A UTF-8 file of Java regular expressions, one a line, searched for regardless of case in all texts of a call, which are
     * joined by line breaks. Blank lines and lines that begin with {@code #} are skipped. A pattern that is too broad refuses
     * paid work that was meant; one that backtracks without end refuses the text it was tried on.
     */
    Optional<Path> deny();
}
