package io.github.api18mcp.policy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;

/**
 * The operator's deny file cannot be used. The message is one line for the operator: the setting, the file and the
 * error.
 */
public final class DenyFileException extends ConfigurationException {

    private static final String SETTING = "API18MCP_POLICY_DENY";

    DenyFileException(Path file, String problem, Exception cause) {
        super("%s: %s %s".formatted(SETTING, file, problem), cause);
    }
}
