package io.github.api18mcp.command;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.net.UnknownHostException;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;

/** Explains in one line why the application did not start. */
final class StartFailure {

    private StartFailure() {}

    /** In the format of the log, because in a container nobody reads anything else. */
    static String told(Throwable failure) {
        String line = line(failure);
        return isForMachines()
                ? new JsonObject()
                        .put("timestamp", Instant.now().toString())
                        .put("level", "ERROR")
                        .put("logger", StartFailure.class.getName())
                        .put("message", line)
                        .encode()
                : line;
    }

    private static boolean isForMachines() {
        return ConfigProvider.getConfig()
                .getOptionalValue("api18mcp.log-format", String.class)
                .filter("json"::equalsIgnoreCase)
                .isPresent();
    }

    static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return oneLine(cause.getMessage());
            }
            if (cause instanceof ConfigValidationException invalid) {
                return InvalidSettingMessage.words(oneLine(invalid.getProblem(0).getMessage()));
            }
            if (cause instanceof BindException || cause instanceof UnknownHostException) {
                return "Not started: " + oneLine(cause.getMessage()) + ". Try another --port or --host.";
            }
        }
        Throwable root = root(failure);
        return root instanceof IllegalStateException && "Shutdown in progress".equals(root.getMessage())
                ? "Stopped while it was starting."
                : "Not started: " + oneLine(root.toString());
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
