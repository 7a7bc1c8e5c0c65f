package io.github.api18mcp.provider;

import io.github.api18mcp.provider.http.NoConnectionException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came to a request. */
public record ConnectionFailure(Throwable cause) {

    private static final int DEEPEST = 20;

    /** Failures whose class does not say what to do, by what their exception says. */
    private static final Map<Pattern, String> KNOWN = known(
            "NotSslRecordException|not an SSL/TLS record|Unsupported or unrecognized SSL message",
                    "the other side does not speak TLS; is the address http and not https?",
            "CertificateExpiredException|NotAfter", "the certificate has expired",
            "CertificateNotYetValidException|NotBefore",
                    "the certificate is not valid yet; is the clock of this machine right?",
            "unable to find valid certification path|PKIX path building failed|self.signed",
                    "the certificate is of an authority that Java does not know, such as that of a proxy which inspects"
                            + " TLS; javax.net.ssl.trustStore names a file with its certificate",
            "No name matching|No subject alternative", "the certificate is for another host name",
            "protocol_version|handshake_failure|No appropriate protocol", "no common version of TLS",
            "ProxyConnectException.*407|status: 407", "the proxy wants a user name and a password, or other ones",
            "ProxyConnectException", "the proxy does not connect");

    private static Map<Pattern, String> known(String... pairs) {
        Map<Pattern, String> known = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            known.put(Pattern.compile(pairs[i]), pairs[i + 1]);
        }
        return known;
    }

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
                || cause instanceof NoConnectionException
                || root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof SSLHandshakeException
                || isOfConnecting(root);
    }

    /** In a word or two, for people: {@code unknown host}, {@code http closed}. */
    @Override
    public String toString() {
        return known().orElseGet(this::name);
    }

    private Optional<String> known() {
        return causes().flatMap(found -> KNOWN.entrySet().stream()
                        .filter(entry ->
                                entry.getKey().matcher(found.toString()).find())
                        .map(Map.Entry::getValue))
                .findFirst();
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(cause, found -> found != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private String name() {
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
