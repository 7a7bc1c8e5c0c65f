package io.github.api18mcp.transport;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** Reserves standard output for the protocol. Everything else that this process prints goes to standard error. */
public final class StandardStreams {

    private StandardStreams() {}

    /** Must be called before anything is printed. */
    public static void keepOutputForProtocol() {
        System.setOut(System.err);
    }

    static InputStream in() {
        return System.in;
    }

    static OutputStream protocol() {
        return new FileOutputStream(FileDescriptor.out);
    }
}
