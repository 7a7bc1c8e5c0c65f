package io.github.api18mcp.command;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;

/** Why the application did not start, in one line. */
final class StartFailure {

    private StartFailure() {}

    static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return oneLine(cause.getMessage());
            }
            if (cause instanceof ConfigValidationException invalid) {
                return oneLine(invalid.getProblem(0).getMessage());
            }
            if (cause instanceof BindException) {
                return "Not started: the address is taken (" + oneLine(cause.getMessage()) + "). Try --port.";
            }
        }
        return "Not started: " + oneLine(root(failure).toString());
    }

    private static String oneLine(String message) {
        return String.valueOf(message)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
