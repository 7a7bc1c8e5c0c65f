package io.github.api18mcp.service;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that is paid for is never lost because of how the answer is written: not by its headers, and not by what surrounds its id. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class ReadablePaidAnswerTest extends ServiceCalls {

    private static final int MB = 1024 * 1024;

    /** Ways of writing an answer. */
    private static final Map<String, Function<String, RawAnswer>> WRITINGS = new LinkedHashMap<>();

    static {
        header("a date without a day", "Date: 21 Apr 2020 09:41:16 GMT");
        header("an ISO date", "Date: 2020-04-21T09:41:16Z");
        header("an empty date", "Date:");
        header("a date in words", "Date: yesterday");
        header("a content type without a slash", "Content-Type: json");
        header("an empty content type", "Content-Type:");
        header("an unknown charset", "Content-Type: application/json; charset=utf-99");
        header("a page's content type", "Content-Type: text/html");
        header("a pause in words", "Retry-After: soon");
        header("an address with a space", "Location: /some where");
        header("a plain body that is called packed", "Content-Encoding: gzip");
        header("an unknown packing", "Content-Encoding: snappy");
        header("headers of 20 KB", manyHeaders());
        header("a header name with a space", "X Trace: 1");
        header("a header without a name", ": 1");
        header("a header over two lines", "X-Trace: 1\r\n  and more");
        header("a header with a control character", "X-Trace: a\u0001b\u0000c");
        header("a header that is no ASCII", "X-Trace: gr\u00fc\u00df");
        header("a cookie without a name", "Set-Cookie: =; =");
        writing(
                "the length twice",
                json -> RawAnswer.of(200, json.getBytes(UTF_8), "Content-Length: " + json.getBytes(UTF_8).length));
        writing(
                "a length that is too short",
                json -> RawAnswer.unbounded(
                        (json + " ".repeat(100)).getBytes(UTF_8), "Content-Length: " + json.getBytes(UTF_8).length));
        writing(
                "two lengths",
                json -> RawAnswer.bytes(
                        RawAnswer.head(200, "Content-Length: " + json.getBytes(UTF_8).length, "Content-Length: 7"),
                        json.getBytes(UTF_8)));
        writing("a length in words", json -> RawAnswer.unbounded(json.getBytes(UTF_8), "Content-Length: all"));
        writing(
                "a length and chunks",
                json -> RawAnswer.bytes(
                        RawAnswer.head(200, "Content-Length: 7", "Transfer-Encoding: chunked"),
                        RawAnswer.text(Integer.toHexString(json.getBytes(UTF_8).length) + "\r\n"),
                        json.getBytes(UTF_8),
                        RawAnswer.text("\r\n0\r\n\r\n")));
        writing(
                "chunks without an end",
                json -> RawAnswer.bytes(
                        RawAnswer.head(200, "Transfer-Encoding: chunked"),
                        RawAnswer.text(Integer.toHexString(json.getBytes(UTF_8).length) + "; note=1\r\n"),
                        json.getBytes(UTF_8)));
        header("a header of 100 KB", "X-Trace: " + "x".repeat(100_000));
        writing("a status without a reason", json -> first("HTTP/1.1 200", json));
        writing("a status with two spaces", json -> first("HTTP/1.1  200  OK", json));
        writing("a protocol in lower case", json -> first("http/1.1 200 ok", json));
        writing("an unusual version", json -> first("HTTP/1.2 200 OK", json));
        writing(
                "lines that end with a line feed",
                json -> RawAnswer.bytes(
                        RawAnswer.text("HTTP/1.1 200 OK\nConnection: close\n\n"), json.getBytes(UTF_8)));
        writing("an empty line before it", json -> first("\r\nHTTP/1.1 200 OK", json));
        writing("no headers", json -> RawAnswer.unbounded(json.getBytes(UTF_8)));
        writing("a status of 201", json -> RawAnswer.json(201, json));
        writing("a status of 202", json -> RawAnswer.json(202, json));
        writing("HTTP 1.0", json -> RawAnswer.bytes(RawAnswer.text("HTTP/1.0 200 OK\r\n\r\n"), json.getBytes(UTF_8)));
        writing("packed", json -> RawAnswer.of(200, gzip(json), "Content-Encoding: gzip"));
        writing("packed without saying so", json -> RawAnswer.of(200, gzip(json)));
        writing("102 before it", json -> interim("HTTP/1.1 102 Processing\r\n\r\n", json));
        writing(
                "102 and 103 before it",
                json -> interim(
                        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
                        json));
        writing("100 before it", json -> interim("HTTP/1.1 100 Continue\r\n\r\n", json));
        body("a byte order mark", json -> "\uFEFF" + json);
        body("space before it", json -> "\r\n\t " + json);
        body("something after it", json -> json + "\n<!-- served by node 7 -->");
        body("two answers", json -> json + "\n{\"heartbeat\": true}");
        body("a warning before it", json -> "<br />\n<b>Warning</b>: mysql_ping() in db.php on line 7\n" + json);
        body("a guard before it", json -> ")]}',\n" + json);
        body("an event", json -> "data: " + json.replaceAll("\\s*\n\\s*", "") + "\n\n");
        body("a call back", json -> "callback(" + json + ");");
        body("single quotes", json -> json.replace('"', '\''));
        body("a list of one", json -> "[" + json + "]");
        body("wrapped", json -> "{\"success\": true, \"data\": " + json + "}");
        body("JSON in a text", ReadablePaidAnswerTest::quoted);
        body(
                "JSON in a text in JSON",
                json -> "{\"statusCode\": 200, \"headers\": {}, \"body\": " + quoted(json) + "}");
        body("wrapped in a list", json -> "{\"data\": [" + json + "]}");
        body("wrapped twice", json -> "{\"code\": 0, \"response\": {\"result\": " + json + "}}");
        field("NaN", "\"score\": NaN");
        field("infinity", "\"score\": -Infinity");
        field("a number of 5000 digits", "\"score\": " + "9".repeat(5000));
        field("a huge exponent", "\"score\": 1e999999999");
        field("a leading zero", "\"score\": 007");
        field("a comment", "/* beta */ \"score\": 1");
        field("a line break in a text", "\"note\": \"a\nb\"");
        field("an unknown escape", "\"note\": \"\\x41\"");
        field("half of a surrogate pair", "\"note\": \"\\ud83d\"");
        field("a text of 20 MB", "\"preview\": \"" + "x".repeat(20 * MB) + "\"");
        field("a name of 1 MB", "\"" + "n".repeat(MB) + "\": 1");
        field("5000 levels", "\"tree\": " + "[".repeat(5000) + "]".repeat(5000));
        field("a million numbers", "\"vector\": [" + "1,".repeat(1_000_000) + "1]");
        field("the fields twice, the first empty", "\"id\": null, \"url_id\": \"\"");
        writing("bytes that are no characters", ReadablePaidAnswerTest::invalidBytes);
        writing("UTF-16", json -> RawAnswer.of(200, ("\uFEFF" + json).getBytes(UTF_16LE)));
        writing("70 MB after it", ReadablePaidAnswerTest::endless);
        writing("a connection that breaks", ReadablePaidAnswerTest::cutOff);
        writing("a chunk that breaks", ReadablePaidAnswerTest::cutOffInAChunk);
    }

    static Stream<Arguments> writings() {
        return WRITINGS.keySet().stream()
                .flatMap(writing -> Arrays.stream(Account.values()).map(account -> Arguments.of(account, writing)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("writings")
    void a_paid_job_is_not_lost(Account account, String writing) {
        service.answers(account.paying(WRITINGS.get(writing)));

        ToolAnswer answer = call(account);

        assertThat(answer.structured().path("status").asText())
                .as("%s", answer.structured())
                .isEqualTo("completed");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("yes");
        assertThat(answer.text()).contains("https://cdn.example.com/1.png");
        assertThat(journaled(answer).status()).isEqualTo(JobStatus.COMPLETED);
        assertPaidOnce(account);
    }

    private static void writing(String name, Function<String, RawAnswer> answer) {
        WRITINGS.put(name, answer);
    }

    private static void header(String name, String... headers) {
        writing(name, json -> RawAnswer.of(200, json.getBytes(UTF_8), headers));
    }

    private static void body(String name, Function<String, String> body) {
        writing(name, json -> RawAnswer.json(body.apply(json)));
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A field that is not read, before all others. */
    private static void field(String name, String field) {
        body(name, json -> json.replaceFirst("\\{", "{" + Matcher.quoteReplacement(field) + ", "));
    }

    private static String[] manyHeaders() {
        return Stream.generate(() -> "Set-Cookie: " + "c".repeat(200))
                .limit(100)
                .toArray(String[]::new);
    }

    private static RawAnswer first(String line, String json) {
        return RawAnswer.bytes(RawAnswer.text(line + "\r\nConnection: close\r\n\r\n"), json.getBytes(UTF_8));
    }

    private static RawAnswer interim(String interim, String json) {
        return RawAnswer.bytes(
                RawAnswer.text(interim),
                RawAnswer.head(200, "Content-Length: " + json.getBytes(UTF_8).length),
                json.getBytes(UTF_8));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static RawAnswer invalidBytes(String json) {
        byte[] body = json.replaceFirst("\\{", "{\"note\": \"@\", ").getBytes(UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '@' ? (byte) 0xff : body[i];
        }
        return RawAnswer.of(200, body);
    }

    private static RawAnswer endless(String json) {
        byte[] more = "x".repeat(MB).getBytes(UTF_8);
        byte[][] parts = new byte[72][];
        parts[0] = RawAnswer.head(200);
        parts[1] = (withoutEnd(json) + ", \"preview\": \"").getBytes(UTF_8);
        Arrays.fill(parts, 2, parts.length, more);
        return RawAnswer.bytes(parts);
    }

    private static RawAnswer cutOff(String json) {
        return RawAnswer.bytes(
                RawAnswer.head(200, "Content-Length: 100000"), withoutEnd(json).getBytes(UTF_8));
    }

    private static RawAnswer cutOffInAChunk(String json) {
        return RawAnswer.bytes(
                RawAnswer.head(200, "Transfer-Encoding: chunked"),
                RawAnswer.text("fffff\r\n"),
                (withoutEnd(json) + ", \"note\": \"and th").getBytes(UTF_8));
    }

    private static String withoutEnd(String json) {
        return json.substring(0, json.lastIndexOf('}'));
    }
}
