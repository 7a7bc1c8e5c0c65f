package io.github.api18mcp.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An answer, byte for byte. The connection is closed after it. */
public record RawAnswer(List<byte[]> parts) {

    /** A well-formed answer with such a body. */
    public static RawAnswer json(String body) {
        return of(200, body.getBytes(UTF_8), "Content-Type: application/json");
    }

    public static RawAnswer json(int status, String body) {
        return of(status, body.getBytes(UTF_8), "Content-Type: application/json");
    }

    public static RawAnswer of(int status, byte[] body, String... headers) {
        return bytes(head(status, with(headers, "Content-Length: " + body.length)), body);
    }

    /** An answer that ends with the connection. */
    public static RawAnswer unbounded(byte[] body, String... headers) {
        return bytes(head(200, headers), body);
    }

    /** Whatever bytes, one after the other. */
    public static RawAnswer bytes(byte[]... parts) {
        return new RawAnswer(List.of(parts));
    }

    /** The connection is closed without an answer. */
    public static RawAnswer nothing() {
        return new RawAnswer(List.of());
    }

    public static byte[] head(int status, String... headers) {
        return text("HTTP/1.1 " + status + " Whatever\r\n" + String.join("\r\n", with(headers, "Connection: close"))
                + "\r\n\r\n");
    }

    public static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }
}
