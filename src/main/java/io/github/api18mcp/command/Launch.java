package io.github.api18mcp.command;

import io.github.api18mcp.transport.OrderlyEnd;
import io.github.api18mcp.transport.StandardStreams;
import io.github.api18mcp.transport.StdioServer;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the application in one of its modes and waits for its end. Loads nothing that stdio does not need. */
public final class Launch {

    private Launch() {}

    private static final String FOR_PEOPLE =
            """
            stdio speaks MCP on standard input and output: an MCP client starts it.
            To add it to a client:  api18-mcp install
            To try it here:         api18-mcp call --help
            To end it:              Ctrl-D""";

    /** Serves MCP on standard input and output; exits the process. */
    public static void stdio() {
        if (Terminal.isAttended()) {
            System.err.println(FOR_PEOPLE);
        }
        StandardStreams.keepOutputForProtocol();
        System.setProperty("launch.image-forms", "WITH_PATHS");
        withoutHttp();
        quietly();
        savingOutputs();
        int code = application(StdioServer.class);
        OrderlyEnd.complete();
        System.exit(code);
    }

    static void withoutHttp() {
        System.setProperty("quarkus.http.host-enabled", "false");
    }

    /** In the data directory, unless API18MCP_DOWNLOAD_DIR says otherwise: the person is at this machine. */
    static void savingOutputs() {
        System.setProperty("launch.download-dir", "outputs");
    }

    /** Warnings only, unless API18MCP_LOG_LEVEL says otherwise. */
    static void quietly() {
        System.setProperty("launch.log-level", "WARN");
    }

    /** Returns the exit code: 1, after one readable line on standard error, if the application does not start. */
    static int application(Class<? extends QuarkusApplication> application) {
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(application, (exitCode, failure) -> {
            if (failure != null) {
                System.err.println(StartFailure.told(failure));
            }
            code.set(exitCode);
        });
        return code.get();
    }
}
