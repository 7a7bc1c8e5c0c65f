package io.github.api18mcp.transport;

import io.github.api18mcp.transport.early.Opening;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

/** Reserves standard output for the protocol. Everything else that this process prints goes to standard error. */
public final class StandardStreams {

    private static final OutputStream PROTOCOL = new FileOutputStream(FileDescriptor.out);

    /** The framework creates the server itself, so the input is passed to it here. */
    private static final AtomicReference<StdioInput> INPUT = new AtomicReference<>();

    private StandardStreams() {}

    /** Must be called before anything is printed. Reads from now on. */
    public static void begin(Opening opening) {
        System.setOut(System.err);
        INPUT.set(StdioInput.start(System.in, PROTOCOL, opening));
    }

    static StdioInput in() {
        return INPUT.get();
    }

    static OutputStream protocol() {
        return PROTOCOL;
    }
}
