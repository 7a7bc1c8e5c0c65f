package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {

    /** The name that Netty uses, privately. */
    private static final class AnnotatedSocketException extends SocketException {
        AnnotatedSocketException() {
            super("Network is unreachable: api18.dev/192.0.2.1:443");
        }
    }

    static Stream<Throwable> unsent() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("api18.dev"),
                new SSLHandshakeException("certificate expired"),
                new AnnotatedSocketException(),
                new ConnectionFailure.NoClient(new IllegalStateException("no port is free")));
    }

    static Stream<Throwable> perhapsSent() {
        return Stream.of(
                new SocketException("Connection reset"),
                new SocketTimeoutException("Read timed out"),
                new IOException("closed"));
    }

    @ParameterizedTest
    @MethodSource
    void unsent(Throwable failure) {
        assertThat(new ConnectionFailure(failure).isUnsent()).isTrue();
        assertThat(new ConnectionFailure(new RuntimeException(failure)).isUnsent())
                .isEqualTo(!(failure instanceof ConnectionFailure.NoClient));
    }

    @ParameterizedTest
    @MethodSource
    void perhapsSent(Throwable failure) {
        assertThat(new ConnectionFailure(failure).isUnsent()).isFalse();
    }

    @Test
    void it_is_told_in_words() {
        assertThat(new ConnectionFailure(new UnknownHostException("api18.dev"))).hasToString("unknown host");
        assertThat(new ConnectionFailure(new AnnotatedSocketException())).hasToString("socket");
        assertThat(new ConnectionFailure(new SSLHandshakeException("expired"))).hasToString("ssl handshake");
    }

    static Stream<Arguments> tls() {
        return Stream.of(
                Arguments.of(new SSLException("not an SSL/TLS record: 485454"), "does not speak TLS"),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed: unable to find valid certification path"),
                        "authority that Java does not know"),
                Arguments.of(
                        handshake(new CertificateExpiredException("NotAfter: Wed Jan 01 00:00:00 UTC 2020")),
                        "the certificate has expired"),
                Arguments.of(
                        handshake(new CertificateNotYetValidException("NotBefore: Thu Jan 01 00:00:00 UTC 2099")),
                        "not valid yet"),
                Arguments.of(
                        handshake(new CertificateException("No name matching api18.dev found")), "another host name"),
                Arguments.of(
                        new SSLHandshakeException("Received fatal alert: protocol_version"),
                        "no common version of TLS"),
                Arguments.of(new IOException("ProxyConnectException: status: 407 Denied"), "user name and a password"));
    }

    @ParameterizedTest
    @MethodSource
    void tls(Throwable failure, String words) {
        assertThat(new ConnectionFailure(new RuntimeException(failure)).toString())
                .contains(words);
    }

    private static Throwable handshake(Throwable cause) {
        return new SSLHandshakeException("General SSLEngine problem").initCause(cause);
    }
}
