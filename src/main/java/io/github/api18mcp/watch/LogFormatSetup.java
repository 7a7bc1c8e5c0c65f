package io.github.api18mcp.watch;

import io.github.api18mcp.watch.WatchConfig.LogFormat;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Sets the log format that {@code API18MCP_LOG_FORMAT} names. No format lets text from outside write entries of its own. */
@Singleton
class LogFormatSetup {

    private static final int BEFORE_ANYBODY_LOGS = 1;

    void choose(@Observes @Priority(BEFORE_ANYBODY_LOGS) StartupEvent event, WatchConfig config) {
        consoles(Logger.getLogger(""))
                .forEach(console -> console.setFormatter(formatter(config.logFormat(), console.getFormatter())));
    }

    private static Formatter formatter(LogFormat format, Formatter text) {
        if (format == LogFormat.JSON) {
            return new JsonLogFormatter();
        }
        return text instanceof ExtFormatter lines ? new OneLineFormatter(lines) : text;
    }

    private static Stream<Handler> consoles(Logger root) {
        return Stream.of(root.getHandlers())
                .flatMap(LogFormatSetup::withInner)
                .filter(ConsoleHandler.class::isInstance);
    }

    /** A handler may wrap others. */
    private static Stream<Handler> withInner(Handler handler) {
        return handler instanceof ExtHandler outer
                ? Stream.concat(
                        Stream.of(handler), Stream.of(outer.getHandlers()).flatMap(LogFormatSetup::withInner))
                : Stream.of(handler);
    }
}
