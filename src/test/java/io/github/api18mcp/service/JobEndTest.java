package io.github.api18mcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.service.RawService.Request;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a paid job ends by what its service says, in words and forms that its document does not have. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class JobEndTest extends ServiceCalls {

    private static final String COMPLETED = "\"status\": \"completed\"";

    private static final List<String> COMPLETED_WORDS =
            List.of("succeeded", "success", "COMPLETED", "done", "Finished", "complete", "ready");
    private static final List<String> FAILED_WORDS = List.of(
            "failed", "canceled", "cancelled", "error", "expired", "rejected", "FAILED", "timed_out", "aborted");
    private static final List<String> PROCESSING_WORDS =
            List.of("queued", "pending", "starting", "in_progress", "IN_QUEUE", "running", "warming_up", "zzz");

    /** Answers that give no output yet. */
    private static final List<String> EARLY = List.of(
            "[]",
            "null",
            "{}",
            "\"\"",
            "[null]",
            "\"pending\"",
            "[{}]",
            "\"n/a\"",
            "[\"\"]",
            "false",
            "0",
            "{\"url\": \"image/png\"}");

    static Stream<Arguments> completedWords() {
        return polled(COMPLETED_WORDS);
    }

    static Stream<Arguments> failedWords() {
        return polled(FAILED_WORDS);
    }

    static Stream<Arguments> processingWords() {
        return polled(PROCESSING_WORDS);
    }

    static Stream<Arguments> early() {
        return polled(EARLY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("completedWords")
    void a_word_for_completed_is_understood(Account account, String word) {
        service.answers(account.finishing(said -> said.replace(COMPLETED, status(word))));

        assertEnd(account, call(account), "completed", "yes");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failedWords")
    void a_word_for_failed_is_understood(Account account, String word) {
        service.answers(account.finishing(said -> said.replace(COMPLETED, status(word) + ", \"error\": \"too dark\"")
                .replace("0.056", "0")));

        ToolAnswer answer = call(account);

        assertEnd(account, answer, "failed", account == Account.API18 ? "no" : "unknown");
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("generation_failed");
        assertThat(answer.text()).contains("too dark");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("processingWords")
    void any_other_word_is_processing_until_the_job_ends(Account account, String word) {
        service.answers(first(3, account, said -> said.replace(COMPLETED, status(word))));

        assertEnd(account, call(account), "completed", "yes");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("early")
    void one_early_look_is_not_the_end(Account account, String outputs) {
        service.answers(first(3, account, without(outputs)));

        assertEnd(account, call(account), "completed", "yes");
    }

    static Stream<Arguments> notKnown() {
        return polled(List.of(
                "{\"error\": {\"type\": \"job_not_found\", \"message\": \"no such job\"}}",
                "{\"error\": \"job_not_found\"}",
                "{\"code\": \"job_not_found\"}",
                "{\"detail\": \"Job not found.\"}",
                "{\"message\": \"The job does not exist\"}",
                "{\"error\": {\"message\": \"No such generation: abc\"}}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("notKnown")
    void a_job_that_is_not_known_right_after_it_was_accepted_is_asked_for_again(Account account, String body) {
        Function<Request, RawAnswer> usual = account.paying(RawAnswer::json);
        AtomicInteger polls = new AtomicInteger();
        service.answers(request ->
                isPoll(request) && polls.incrementAndGet() <= 2 ? RawAnswer.json(404, body) : usual.apply(request));

        assertEnd(account, call(account), "completed", "yes");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("notKnown")
    void a_job_that_goes_on_not_being_known_is_in_doubt_and_asked_for_once_more(Account account, String body) {
        String unique = Account.unique();
        Function<Request, RawAnswer> usual = account.finishing(said -> said, unique);
        service.answers(request -> isPoll(request) ? RawAnswer.json(404, body) : usual.apply(request));

        ToolAnswer given = call(account);

        assertEnd(account, given, "unknown", "unknown");
        assertThat(given.structured().at("/error/type").asText()).isEqualTo("job_not_found");

        service.answers(usual);
        assertThat(again(given).structured().path("status").asText()).isEqualTo("completed");
        assertThat(service.posts()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("early")
    void a_job_that_is_given_up_quotes_what_came_and_is_asked_for_once_more(Account account, String outputs) {
        String unique = Account.unique();
        service.answers(account.finishing(without(outputs), unique));

        ToolAnswer given = call(account);

        assertEnd(account, given, "failed", "yes");
        assertThat(given.structured().at("/error/type").asText()).isEqualTo("provider_protocol");
        assertThat(given.text()).contains((account == Account.API18 ? "data is " : "direct_url is "));

        service.answers(account.finishing(said -> said.replace("1.png", "late.png"), unique));
        ToolAnswer later = again(given);

        assertThat(later.structured().path("status").asText()).isEqualTo("completed");
        assertThat(later.text()).contains("https://cdn.example.com/late.png");
        assertThat(journaled(given).status().word()).isEqualTo("completed");
        assertThat(service.posts()).isEmpty();
    }

    @Test
    void api18s_documented_address_of_files_is_the_fallback() {
        Function<Request, RawAnswer> usual = Account.API18.making("[]");
        service.answers(request -> request.path().startsWith("/v1/files/")
                ? RawAnswer.of(302, new byte[0], "Location: https://cdn.example.com/1.png")
                : usual.apply(request));

        ToolAnswer answer = call(Account.API18);

        assertEnd(Account.API18, answer, "completed", "yes");
        assertThat(answer.text()).contains(service.address() + "/v1/files/");
    }

    @Test
    void fewer_outputs_than_paid_for_are_delivered_and_counted() {
        service.answers(Account.API18.making("[\"https://cdn.example.com/1.png\", \"https://cdn.example.com/2.png\"]"));

        ToolAnswer answer = call(Account.API18.tool(), "{\"prompt\": \"cats\", \"num_images\": 4}");

        assertEnd(Account.API18, answer, "completed", "yes");
        assertThat(answer.structured().path("outputs")).hasSize(2);
        assertThat(answer.structured().path("note").asText()).contains("Only 2 of 4 outputs came");
        assertThat(answer.text()).contains("Only 2 of 4 outputs came");
    }

    @Test
    void fewer_pictures_of_theo_than_paid_for_are_delivered_and_counted() {
        service.answers(Account.THEO.making("[{\"url\": \"https://cdn.example.com/1.png\"}]"));

        ToolAnswer answer = call(Account.THEO.tool(), "{\"prompt\": \"cats\", \"count\": 2}");

        assertEnd(Account.THEO, answer, "completed", "yes");
        assertThat(answer.text()).contains("Only 1 of 2 outputs came");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-01T00:00:00Z\"",
                "\"2020-01-01 00:00:00\"",
                "1577836800",
                "1577836800000",
                "\"Wed, 01 Jan 2020 00:00:00 GMT\"",
                "\"0001-01-01T00:00:00Z\""
            })
    void a_fresh_result_that_is_said_to_have_expired_is_delivered(String expiresAt) {
        service.answers(
                Account.API18.finishing(said -> said.replace(COMPLETED, COMPLETED + ", \"expires_at\": " + expiresAt)));

        ToolAnswer answer = call(Account.API18);

        assertEnd(Account.API18, answer, "completed", "yes");
        assertThat(answer.text()).contains("https://cdn.example.com/1.png", "expired at", "They may work all the same");
    }

    private ToolAnswer again(ToolAnswer given) {
        return call(
                "get_job", "{\"job_id\": \"" + given.structured().path("job_id").asText() + "\"}");
    }

    /** The first polls say something else than the documented words, which come afterwards. */
    private static Function<Request, RawAnswer> first(int polls, Account account, UnaryOperator<String> said) {
        String unique = Account.unique();
        Function<Request, RawAnswer> first = account.finishing(said, unique);
        Function<Request, RawAnswer> then = account.finishing(word -> word, unique);
        AtomicInteger polled = new AtomicInteger();
        return request -> (isPoll(request) && polled.incrementAndGet() > polls ? then : first).apply(request);
    }

    private static UnaryOperator<String> without(String outputs) {
        return said -> said.replaceAll("(\"data\"|\"direct_url\"): .*(?=})", "$1: " + outputs);
    }

    private static boolean isPoll(Request request) {
        return request.method().equals("GET")
                && (request.path().startsWith("/v1/jobs/") || request.path().startsWith("/api/v1/urls/url_"));
    }

    private static String status(String word) {
        return "\"status\": \"" + word + "\"";
    }

    private static Stream<Arguments> polled(List<String> words) {
        return words.stream()
                .flatMap(word -> Stream.of(Account.API18, Account.IMGHERO).map(account -> Arguments.of(account, word)));
    }
}
