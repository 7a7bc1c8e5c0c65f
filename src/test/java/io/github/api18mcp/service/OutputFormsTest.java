package io.github.api18mcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An output is found in whatever form a service gives it. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class OutputFormsTest extends ServiceCalls {

    private static final byte[] PNG =
            RawAnswer.text("\u0089PNG\r\n\u001a\n and then the pixels, which nobody looks at here");
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);

    /** The forms of one output, with the address that it has; relative ones are those of the service. */
    private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

    /** The forms of an output that is in the answer itself. */
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        ADDRESSES.put("\"https://cdn.example.com/1.png\"", "https://cdn.example.com/1.png");
        ADDRESSES.put("[\"https://cdn.example.com/1.png\"]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[[\"https://cdn.example.com/1.png\"]]", "https://cdn.example.com/1.png");
        ADDRESSES.put("{\"url\": \"https://cdn.example.com/1.png\"}", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"url\": {\"href\": \"https://cdn.example.com/1.png\"}}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"href\": \"https://cdn.example.com/1.png\"}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"image\": {\"url\": \"https://cdn.example.com/1.png\"}}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"image_url\": \"https://cdn.example.com/1.png\"}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"url\": null, \"uri\": \"https://cdn.example.com/1.png\"}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("{\"images\": [{\"url\": \"https://cdn.example.com/1.png\"}]}", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"url\": [\"https://cdn.example.com/1.png\"]}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("{\"urls\": [\"https://cdn.example.com/1.png\"]}", "https://cdn.example.com/1.png");
        ADDRESSES.put(
                "[{\"content\": {\"files\": [{\"src\": \"https://cdn.example.com/1.png\"}]}}]",
                "https://cdn.example.com/1.png");
        ADDRESSES.put(
                "[{\"type\": \"image_url\", \"image_url\": {\"url\": \"https://cdn.example.com/1.png\"}}]",
                "https://cdn.example.com/1.png");
        ADDRESSES.put("{\"0\": {\"url\": \"https://cdn.example.com/1.png\"}}", "https://cdn.example.com/1.png");
        ADDRESSES.put(
                "[{\"thumbnail\": \"https://cdn.example.com/t.png\", \"picture\": \"https://cdn.example.com/1.png?a=b\"}]",
                "https://cdn.example.com/1.png?a=b");
        ADDRESSES.put("[{\"url\": \"/v1/files/abc\"}]", "/v1/files/abc");
        ADDRESSES.put("[{\"url\": \"v1/files/abc\"}]", "/v1/files/abc");
        ADDRESSES.put("[{\"url\": \"./out/a.png\"}]", "/out/a.png");
        ADDRESSES.put("[{\"url\": \"//cdn.example.com/1.png\"}]", "http://cdn.example.com/1.png");
        ADDRESSES.put("[{\"url\": \"cdn.example.com/1.png\"}]", "https://cdn.example.com/1.png");
        ADDRESSES.put("[{\"url\": \" https://cdn.example.com/1.png\\n\"}]", "https://cdn.example.com/1.png");
        ADDRESSES.put(
                "[{\"url\": \"https://cdn.example.com/a b[1].png\"}]", "https://cdn.example.com/a%20b%5B1%5D.png");
        ADDRESSES.put(
                "[{\"url\": \"https://cdn.example.com/ä.png?q={a|b}\"}]",
                "https://cdn.example.com/%C3%A4.png?q=%7Ba%7Cb%7D");
        ADDRESSES.put(
                "[{\"url\": \"https://cdn.example.com/1.png?a=1&amp;b=2\"}]", "https://cdn.example.com/1.png?a=1&b=2");
        ADDRESSES.put("[{\"url\": \"HTTPS://CDN.example.com/1.png\"}]", "HTTPS://CDN.example.com/1.png");
        ADDRESSES.put("\"![done](https://cdn.example.com/1.png)\"", "https://cdn.example.com/1.png");

        FILES.put("a data URI", "[{\"url\": \"data:image/png;base64," + BASE64 + "\"}]");
        FILES.put("a data URI as a text", "\"data:image/png;base64," + BASE64 + "\"");
        FILES.put("a data URI of no type", "[\"data:;base64," + BASE64 + "\"]");
        FILES.put("b64_json", "[{\"b64_json\": \"" + BASE64 + "\"}]");
        FILES.put("b64_json beside an empty address", "[{\"url\": null, \"b64_json\": \"" + BASE64 + "\"}]");
        FILES.put("Base64 in a list", "[\"" + BASE64 + "\"]");
        FILES.put("Base64 in place of an address", "[{\"url\": \"" + BASE64 + "\"}]");
        FILES.put(
                "Base64 for URLs",
                "[{\"b64_json\": \"" + Base64.getUrlEncoder().withoutPadding().encodeToString(PNG) + "\"}]");
        FILES.put("Base64 in lines", "[{\"b64_json\": \"" + BASE64.replaceAll("(.{20})", "$1\\\\n") + "\"}]");
    }

    static Stream<Arguments> addresses() {
        return ADDRESSES.entrySet().stream().flatMap(form -> Stream.of(Account.values())
                .map(account -> Arguments.of(account, form.getKey(), form.getValue())));
    }

    static Stream<Arguments> files() {
        return FILES.keySet().stream()
                .flatMap(form -> Stream.of(Account.values()).map(account -> Arguments.of(account, form)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("addresses")
    void an_address_is_found_in_any_form(Account account, String form, String address) {
        service.answers(account.making(form));

        ToolAnswer answer = call(account);

        String expected = address.startsWith("/") ? service.address() + address : address;
        assertCompleted(account, answer);
        assertThat(answer.structured().at("/outputs/0/url").asText()).isEqualTo(expected);
        assertThat(answer.structured().at("/outputs")).hasSize(1);
        assertThat(answer.text()).contains("(" + expected + ")");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("files")
    void a_file_in_the_answer_is_saved(Account account, String form) throws IOException {
        service.answers(account.making(FILES.get(form)));

        ToolAnswer answer = call(account);

        assertCompleted(account, answer);
        assertSaved(answer, PNG);
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void a_file_of_20_MB_in_the_answer_is_saved(Account account) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.write(PNG);
        picture.write(new byte[20 * 1024 * 1024]);
        service.answers(account.making("[{\"b64_json\": \""
                + Base64.getEncoder().encodeToString(picture.toByteArray()).replace("/", "\\/") + "\"}]"));

        ToolAnswer answer = call(account);

        assertCompleted(account, answer);
        assertSaved(answer, picture.toByteArray());
    }

    static Account[] accounts() {
        return Account.values();
    }

    private void assertCompleted(Account account, ToolAnswer answer) {
        assertThat(answer.structured().path("status").asText())
                .as("%s", answer.structured())
                .isEqualTo("completed");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("yes");
        assertThat(journaled(answer).status()).isEqualTo(JobStatus.COMPLETED);
        assertPaidOnce(account);
    }

    private static void assertSaved(ToolAnswer answer, byte[] expected) throws IOException {
        JsonNode output = answer.structured().at("/outputs/0");
        Path file = Path.of(output.path("file").asText());
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
        assertThat(file.toString()).endsWith(".png");
        assertThat(output.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(URI.create(output.path("url").asText())).isEqualTo(file.toUri());
    }
}
