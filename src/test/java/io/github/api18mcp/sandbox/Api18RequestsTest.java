package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The validation of requests to Api18 and the error responses. */
class Api18RequestsTest {

    private static final String MUG = "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug\"}";

    private static RunningSandbox api18;

    @BeforeAll
    static void start() {
        api18 = new RunningSandbox(new Speed(1));
    }

    @AfterAll
    static void stop() {
        api18.close();
    }

    @Test
    void refuses_a_request_without_a_key() {
        HttpResponse<byte[]> response = api18.send(HttpRequest.newBuilder(api18.origin.resolve("/v1/generate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MUG)));

        assertError(response, 401, "missing_authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer api18_short",
                "Bearer api18_0123456789abcdefg",
                "Bearer api18_0123456789abcde!",
                "api18_0123456789abcdef",
                "Basic api18_0123456789abcdef"
            })
    void refuses_a_malformed_key(String authorization) {
        HttpRequest.Builder poll =
                HttpRequest.newBuilder(api18.origin.resolve("/v1/jobs/abc")).header("Authorization", authorization);

        assertError(api18.send(poll), 401, "invalid_api_key");
    }

    @Test
    void files_need_no_key() {
        assertError(api18.send(HttpRequest.newBuilder(api18.origin.resolve("/v1/files/abc"))), 404, "job_not_found");
    }

    @Test
    void refuses_a_request_without_the_json_content_type() {
        assertError(
                api18.send(api18.request("/v1/generate").POST(BodyPublishers.ofString(MUG))), 400, "invalid_request");
        assertError(
                api18.send(api18.request("/v1/generate")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(MUG))),
                400,
                "invalid_request");
    }

    @Test
    void accepts_a_charset_in_the_content_type() {
        HttpRequest.Builder request = api18.request("/v1/generate")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(MUG));

        assertThat(api18.send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", MUG + " {}", "{'model':1}"})
    void refuses_a_body_that_is_not_a_json_object(String body) {
        assertError(api18.submit(body), 400, "invalid_request");
    }

    @Test
    void refuses_a_body_larger_than_a_megabyte() {
        assertError(api18.submit("\"" + "x".repeat(1024 * 1024) + "\""), 413, "payload_too_large");
    }

    @Test
    void reports_all_violations_at_once() {
        JsonNode error = assertError(
                api18.submit(
                        """
                        {"model":"hera-1.0-text-to-image","prompt":" ","num_images":12,"resolution":"8k","seed":1}"""),
                400,
                "invalid_request");

        assertThat(error.path("details").findValuesAsText("field"))
                .containsExactly("prompt", "resolution", "num_images", "seed");
        assertThat(error.at("/details/2"))
                .hasToString("{\"field\":\"num_images\",\"expected\":\"a whole number, 1–9\",\"got\":\"12\"}");
    }

    @Test
    void requires_a_model() {
        JsonNode error = assertError(api18.submit("{\"prompt\":\"A mug\"}"), 400, "invalid_request");

        assertThat(error.at("/details/0/field").textValue()).isEqualTo("model");
        assertThat(error.at("/details/0/got").textValue()).isEqualTo("nothing");
    }

    @Test
    void does_not_find_an_unknown_model() {
        assertError(api18.submit("{\"model\":\"zeus-9\",\"prompt\":\"A mug\"}"), 404, "model_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/images/generations, hera-1.0-text-to-image, 200",
        "/v1/video/generations, hera-1.0-text-to-image, 400",
        "/v1/video/generations, centaurus-1.0-text-to-video, 200",
        "/v1/images/generations, centaurus-1.0-text-to-video, 400"
    })
    void each_output_kind_has_its_own_path(String path, String model, int status) {
        String body = "{\"model\":\"%s\",\"prompt\":\"A mug\"}".formatted(model);

        assertThat(api18.post(path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void accepts_only_public_pictures_and_those_of_the_sandbox() {
        String request = "{\"model\":\"zeus-1.0-image-to-video\",\"prompt\":\"Wind\",\"image\":\"%s\"}";

        assertError(api18.submit(request.formatted("http://127.0.0.1:1/x.png")), 400, "invalid_request");
        assertThat(api18.submit(request.formatted("https://example.com/x.png")).statusCode())
                .isEqualTo(200);
        assertThat(api18.submit(request.formatted(api18.origin + "/v1/files/x")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/models", "/v1/generate", "/v1/jobs", "/outputs/x/0.png"})
    void has_no_other_paths(String path) {
        assertError(api18.get(path), 404, "not_found");
    }

    /** As after Ctrl-C during a call; nobody should wait for it. */
    @Test
    void a_job_of_an_earlier_process_has_failed_at_no_cost() {
        JsonNode job = RunningSandbox.json(api18.get("/v1/jobs/abcdefgh01234567"));

        assertThat(job.path("status").asText()).isEqualTo("failed");
        assertThat(job.path("error").asText()).contains("sandbox ended");
        assertThat(job.path("cost_usd").asInt(-1)).isZero();
    }

    @Test
    void does_not_find_an_unknown_job() {
        assertError(api18.get("/v1/jobs/abc"), 404, "job_not_found");
    }

    private static JsonNode assertError(HttpResponse<byte[]> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode error = RunningSandbox.json(response).path("error");
        assertThat(error.path("type").textValue()).isEqualTo(type);
        assertThat(error.path("message").textValue()).isNotBlank();
        return error;
    }
}
