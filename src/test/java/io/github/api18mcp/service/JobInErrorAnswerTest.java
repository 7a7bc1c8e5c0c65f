package io.github.api18mcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.service.RawService.Request;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A paid job is not lost because the answer that names it looks like an error, or has no body. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class JobInErrorAnswerTest extends ServiceCalls {

    /** An answer that looks like no, and has the job or its images all the same. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "API18, 500", "API18, 502", "API18, 504", "API18, 303",
        "THEO, 500", "THEO, 502", "THEO, 524", "THEO, 303",
        "IMGHERO, 500", "IMGHERO, 502", "IMGHERO, 504", "IMGHERO, 302"
    })
    void a_job_in_an_answer_that_went_wrong_is_not_lost(Account account, int status) {
        service.answers(account.paying(documented -> RawAnswer.json(status, documented)));

        assertEnd(account, call(account), "completed", "yes");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 302, 303})
    void a_job_that_only_a_header_names_is_not_lost(int status) {
        String unique = Account.unique();
        Function<Request, RawAnswer> usual = Account.API18.finishing(said -> said, unique);
        service.answers(request -> Account.API18.isPaid(request)
                ? RawAnswer.of(status, new byte[0], "Location: /v1/jobs/" + unique)
                : usual.apply(request));

        assertEnd(Account.API18, call(Account.API18), "completed", "yes");
    }

    @Test
    void a_picture_that_imghero_refuses_to_make_when_it_accepts_it_has_failed() {
        service.answers(Account.IMGHERO.paying(documented -> RawAnswer.json(
                documented.replace("\"generating\"", "\"failed\", \"error\": \"the page has no text\""))));

        ToolAnswer answer = call(Account.IMGHERO);

        assertEnd(Account.IMGHERO, answer, "failed", "unknown");
        assertThat(answer.text()).contains("the page has no text");
    }
}
