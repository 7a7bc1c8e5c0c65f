package io.github.api18mcp.provider;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came to a request. */
public record ConnectionFailure(Throwable cause) {

    /** The client itself could not be made. */
    static final class NoClient extends RuntimeException {
        NoClient(Throwable cause) {
            super(cause);
        }
    }

    /** No byte of an HTTP request leaves before the connection and its encryption stand. */
    boolean isUnsent() {
        Throwable root = root();
        return cause instanceof NoClient
                || root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof SSLHandshakeException
                || isOfConnecting(root);
    }

    /** In a word or two, for people: {@code unknown host}, {@code http closed}. */
    @Override
    public String toString() {
        return root().getClass()
                .getSimpleName()
                .replaceAll("^Annotated|Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Netty gives what goes wrong while connecting, such as a network that is down, a private class of its own. */
    private static boolean isOfConnecting(Throwable root) {
        return root.getClass().getSimpleName().equals("AnnotatedSocketException");
    }

    private Throwable root() {
        Throwable found = cause;
        while (found.getCause() != null && found.getCause() != found) {
            if (found instanceof ConnectException || found instanceof SSLHandshakeException || isOfConnecting(found)) {
                return found;
            }
            found = found.getCause();
        }
        return found;
    }
}
