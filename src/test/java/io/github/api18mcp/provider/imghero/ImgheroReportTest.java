package io.github.api18mcp.provider.imghero;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.provider.DeadlineInterest;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report.GenerationFailed;
import io.github.api18mcp.provider.Report.InProgress;
import io.github.api18mcp.provider.Report.NotFound;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Report.Succeeded;
import io.github.api18mcp.provider.Report.Unreadable;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AllServicesProfile.class)
class ImgheroReportTest extends ImgheroCalls {

    @Test
    void reads_the_completed_picture_of_the_documented_page() {
        stubPage(okJson(FakeImghero.PAGE));

        assertThat(report("url_abc12345"))
                .isEqualTo(new ProviderJob(
                        "url_abc12345/img_xyz789",
                        new Succeeded(
                                List.of(Output.at(
                                                URI.create("https://storage.example.com/generated/..."),
                                                Optional.empty())
                                        .with(List.of(
                                                new Remark("stable_url", "https://img-hero.com/img/url_abc12345/"),
                                                new Remark("style", "photo")))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        service.verify(
                1,
                getRequestedFor(urlEqualTo(DETAILS)).withHeader("Authorization", equalTo("Token " + FakeImghero.KEY)));
    }

    @Test
    void does_not_take_a_picture_that_existed_before() {
        stubPage(okJson(page(completed("img_old", "photo"), completed("img_new", "photo"))));

        assertThat(report("url_abc12345 except img_old").providerJobId()).isEqualTo("url_abc12345/img_new");
    }

    @Test
    void is_in_progress_while_all_pictures_existed_before() {
        stubPage(okJson(page(completed("img_old", "photo"), completed("img_older", "photo"))));

        assertThat(report("url_abc12345 except img_old img_older"))
                .isEqualTo(new ProviderJob("url_abc12345 except img_old img_older", new InProgress()));
    }

    @Test
    void takes_the_new_picture_with_the_requested_style() {
        stubPage(okJson(
                page(completed("img_1", "photo"), completed("img_2", "sketch"), completed("img_3", "watercolor"))));

        assertThat(report("url_abc12345", arguments().put("style", "sketch")).providerJobId())
                .isEqualTo("url_abc12345/img_2");
    }

    @Test
    void takes_the_new_picture_with_the_requested_text_treatment() {
        String split = completed("img_2", "photo").replace("none", "split");
        stubPage(okJson(page(completed("img_1", "photo"), split, completed("img_3", "photo"))));

        assertThat(report("url_abc12345", arguments().put("text_treatment", "split"))
                        .providerJobId())
                .isEqualTo("url_abc12345/img_2");
    }

    @Test
    void prefers_the_new_picture_that_is_generating_and_then_the_newest() {
        String newest = completed("img_2", "photo").replace("10:30", "10:31");
        stubPage(okJson(page(completed("img_1", "photo"), newest, generating("img_3"))));

        assertThat(report("url_abc12345").providerJobId()).isEqualTo("url_abc12345/img_3");
        assertThat(report("url_abc12345").providerJobId()).isEqualTo("url_abc12345/img_2");
    }

    @Test
    void two_jobs_for_one_page_get_one_picture_each() {
        stubPage(okJson(page(completed("img_1", "photo"), completed("img_2", "photo"))));

        List<String> found = Stream.of(report("url_abc12345"), report("url_abc12345"), report("url_abc12345"))
                .map(ProviderJob::providerJobId)
                .toList();

        assertThat(found).containsExactlyInAnyOrder("url_abc12345/img_1", "url_abc12345/img_2", "url_abc12345");
    }

    @Test
    void leaves_a_picture_to_the_accepted_job_that_requested_its_style() {
        stubList(okJson(NO_PAGES));
        stubSubmission(okJson(FakeImghero.GENERATING));
        submit(arguments().put("style", "photo"), DeadlineInterest.in(TIMEOUT));
        stubPage(okJson(page(completed("img_1", "photo"), completed("img_2", "sketch"))));

        assertThat(report("url_abc12345").providerJobId()).isEqualTo("url_abc12345/img_2");
        assertThat(report("url_abc12345", arguments().put("style", "photo")).providerJobId())
                .isEqualTo("url_abc12345/img_1");
    }

    @Test
    void keeps_the_picture_that_it_found() {
        stubPage(okJson(page(completed("img_1", "photo"), generating("img_2"), completed("img_3", "photo"))));

        assertThat(report("url_abc12345/img_2")).isEqualTo(new ProviderJob("url_abc12345/img_2", new InProgress()));
    }

    @Test
    void a_completed_picture_without_a_url_has_no_output() {
        stubPage(okJson(FakeImghero.PAGE.replace("direct_url", "something_else")));

        assertThat(report("url_abc12345/img_xyz789").report()).isInstanceOfSatisfying(Succeeded.class, done -> {
            assertThat(done.outputs()).isEmpty();
            assertThat(done.missing()).isEqualTo(1);
            assertThat(done.doubts())
                    .singleElement()
                    .asString()
                    .startsWith("there is no direct_url in \"{'image_id':'img_xyz789'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "error"})
    void a_failed_picture_has_an_unknown_refund(String status) {
        stubPage(okJson(page(completed("img_1", "photo").replace("completed", status))));

        assertThat(report("url_abc12345/img_1").report())
                .isEqualTo(new GenerationFailed("the picture could not be generated", Refund.UNKNOWN));
    }

    @Test
    void a_page_that_the_service_does_not_know_is_not_found() {
        stubPage(jsonResponse("{\"error\": \"URL not found\"}", 404));

        assertThat(report("url_abc12345")).isEqualTo(new ProviderJob("url_abc12345", new NotFound()));
        assertThat(report("url_abc12345/img_1")).isEqualTo(new ProviderJob("url_abc12345/img_1", new NotFound()));
    }

    @Test
    void a_picture_that_was_removed_from_the_page_is_not_found() {
        stubPage(okJson(page(completed("img_1", "photo"))));

        assertThat(report("url_abc12345/img_2")).isEqualTo(new ProviderJob("url_abc12345/img_2", new NotFound()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "null",
                "{\"url_id\": \"url_abc12345\"}",
                "{\"url_id\": \"url_abc12345\", \"images\": {}}"
            })
    void an_unreadable_page_does_not_end_the_job(String body) {
        stubPage(aResponse().withStatus(200).withBody(body));

        assertThat(report("url_abc12345").report()).isInstanceOf(Unreadable.class);
        assertThat(report("url_abc12345/img_1").report()).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_picture_without_a_status_does_not_end_the_job() {
        stubPage(okJson(page(completed("img_1", "photo").replace("completed", ""))));

        assertThat(report("url_abc12345/img_1").report()).isInstanceOf(Unreadable.class);
    }

    @Test
    void an_undocumented_status_is_in_progress_and_told() {
        stubPage(okJson(page(completed("img_1", "photo").replace("completed", "paused"))));

        assertThat(report("url_abc12345/img_1").report())
                .isEqualTo(new InProgress(Optional.of("imghero calls its status \"paused\", which is not documented")));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 'the key was refused; '",
        "402, ''",
        "403, 'the request was blocked; '",
        "429, 'it receives too many requests; '",
        "500, ''",
        "502, ''",
        "302, ''"
    })
    void a_failed_poll_does_not_end_the_job(int status, String cause) {
        stubPage(aResponse().withStatus(status).withBody("<html>"));

        assertThat(report("url_abc12345/img_1"))
                .isEqualTo(new ProviderJob(
                        "url_abc12345/img_1",
                        new Unreadable(cause + "the service answered HTTP " + status + " with no text")));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_poll_without_a_response_does_not_end_the_job(Fault fault) {
        stubPage(okJson(FakeImghero.PAGE).withFault(fault));

        assertThat(report("url_abc12345").report())
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .startsWith("no answer ("));
    }
}
