package io.github.api18mcp.transport;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** Standard output, kept for the protocol: whatever else in this process prints, prints to standard error. */
public final class StandardStreams {

    private StandardStreams() {}

    /** To be called before anything has a chance to print. */
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
