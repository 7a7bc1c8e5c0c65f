package io.github.api18mcp.command;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.net.UnknownHostException;

/** Why the application did not start, in one line. */
final class StartFailure {

    private StartFailure() {}

    static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return oneLine(cause.getMessage());
            }
            if (cause instanceof ConfigValidationException invalid) {
                return WrongSetting.words(oneLine(invalid.getProblem(0).getMessage()));
            }
            if (cause instanceof BindException || cause instanceof UnknownHostException) {
                return "Not started: " + oneLine(cause.getMessage()) + ". Try another --port or --host.";
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
