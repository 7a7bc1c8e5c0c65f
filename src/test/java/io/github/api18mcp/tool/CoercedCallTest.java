package io.github.api18mcp.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.github.api18mcp.Property.any;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.api18mcp.Patience;
import io.github.api18mcp.Property;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.ExactValues;
import io.github.api18mcp.catalog.InexactSpellings;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.AllServicesProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls whose arguments are not exact but mean one thing. */
@ExtendWith(Patience.class)
@QuarkusTest
@TestProfile(AllServicesProfile.class)
class CoercedCallTest extends SandboxCalls {

    private static final int TRIES = 30;

    private final Owner caller = new Owner(new Caller("ann"), Mode.LIVE);

    WireMockServer service;

    @Inject
    Catalog catalog;

    /** The service declines each paid request, so that no job outlives the test. */
    @BeforeEach
    void decline() {
        service.resetAll();
        service.stubFor(
                any(anyUrl()).willReturn(jsonResponse("{\"error\": {\"type\": \"insufficient_balance\"}}", 402)));
        service.stubFor(get(anyUrl()).willReturn(okJson("{\"urls\": [], \"total\": 0}")));
    }

    @Test
    void an_exact_call_and_its_inexact_twins_send_the_service_the_same_body() {
        Property.check(TRIES, this::twins, twins -> {
            String exact = body(twins.model().tool(), twins.exact());

            assertThat(exact).contains(twins.marker());
            assertThat(body(
                            twins.model().tool(),
                            twins.inexact().put("model", twins.model().id())))
                    .isEqualTo(exact);
            assertThat(body(
                            "submit_job",
                            mapper.createObjectNode()
                                    .put("model", twins.model().tool())
                                    .put("arguments", twins.inexact().toString())))
                    .isEqualTo(exact);
        });
    }

    @Test
    void a_quote_reads_arguments_as_the_call_itself_does() {
        ToolAnswer quote = call(
                caller,
                "quote",
                mapper.createObjectNode()
                        .put("model", "HERA_1_0_TEXT_TO_IMAGE")
                        .put("arguments", "{\"prompt\": \"a cat\", \"num_images\": \"9\", \"resolution\": \"\"}"),
                CallListener.SILENT);

        assertThat(quote.structured().path("violations")).isEmpty();
        assertThat(quote.structured().path("quoted_usd").asText()).isEqualTo("$0.504");
        assertThat(quote.structured().path("understood")).hasSize(4);
        assertThat(quote.structured().path("understood").path(3).toString())
                .isEqualTo("{\"parameter\":\"num_images\",\"got\":\"\\\"9\\\"\",\"as\":\"9\"}");
        assertThat(quote.text())
                .endsWith(
                        "Understood model \"HERA_1_0_TEXT_TO_IMAGE\" as \"hera-1.0-text-to-image\"; arguments text as an"
                                + " object; resolution \"\" as left out; num_images \"9\" as 9.");
        service.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_look_up_says_what_was_understood_only_in_its_text() {
        ToolAnswer found = call(
                caller,
                "imghero_search_urls",
                mapper.createObjectNode().put("q", 2026).put("limit", "5"),
                CallListener.SILENT);

        assertThat(found.structured()).hasToString("{\"urls\":[],\"total\":0}");
        assertThat(found.text()).endsWith("Understood q 2026 as \"2026\"; limit \"5\" as 5.");
        assertThat(service.getAllServeEvents().get(0).getRequest().getUrl()).endsWith("?q=2026&limit=5");
    }

    @Test
    void the_other_tools_read_numbers_in_strings() {
        assertThat(verdictOf("spending", "days", "7")).isEqualTo(ToolAnswer.Verdict.SUCCESS);
        assertThat(verdictOf("list_jobs", "limit", "3")).isEqualTo(ToolAnswer.Verdict.SUCCESS);
        assertThat(call(
                                caller,
                                "get_job",
                                mapper.createObjectNode()
                                        .put("job_id", "j_0000000000000000")
                                        .put("wait_seconds", "5"),
                                CallListener.SILENT)
                        .structured()
                        .at("/error/type")
                        .asText())
                .isEqualTo("job_not_found");
    }

    @Test
    void a_model_that_the_tool_does_not_imply_is_refused() {
        ToolAnswer answer =
                call(caller, PICTURE, prompt("a cat").put("model", "zeus-1.0-image-to-video"), CallListener.SILENT);

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/violations/0/parameter").asText())
                .isEqualTo("model");
        service.verify(0, anyRequestedFor(anyUrl()));
    }

    /** Exact arguments of a model, and the same spelled inexactly. */
    private record Twins(Model model, String marker, ObjectNode exact, ObjectNode inexact) {}

    private Twins twins(Random random) {
        Model model = any(random, catalog.models());
        String marker = "twin" + random.nextInt(Integer.MAX_VALUE);
        ObjectNode exact = mapper.createObjectNode();
        ObjectNode inexact = mapper.createObjectNode();
        for (Parameter parameter : model.parameters()) {
            if (parameter.name().equals("prompt")) {
                exact.put("prompt", marker);
                inexact.put("prompt", marker);
            } else if (parameter instanceof Parameter.PageUrl) {
                String url = "https://example.com/" + marker;
                exact.put(parameter.name(), url);
                inexact.put(parameter.name(), url + " ");
            } else if (parameter.required() || random.nextBoolean()) {
                JsonNode value = any(random, parameter.accept(ExactValues.OF));
                exact.set(parameter.name(), value);
                inexact.set(parameter.name(), any(random, parameter.accept(new InexactSpellings(value))));
            } else if (random.nextBoolean()) {
                inexact.set(parameter.name(), any(random, InexactSpellings.ofNothing(parameter)));
            }
        }
        return new Twins(model, marker, exact, inexact);
    }

    /**
     * The body of the one paid request that the call sends, which may be after its wait. Each has its own caller: an identical one
     * might be held.
     */
    private String body(String tool, ObjectNode arguments) {
        service.resetRequests();
        call(new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE), tool, arguments, CallListener.SILENT);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !service.findAll(postRequestedFor(anyUrl()))
                .isEmpty());
        List<LoggedRequest> sent = service.findAll(postRequestedFor(anyUrl()));
        assertThat(sent).as("%s %s", tool, arguments).hasSize(1);
        return sent.get(0).getBodyAsString();
    }

    private ToolAnswer.Verdict verdictOf(String tool, String parameter, String value) {
        return call(caller, tool, mapper.createObjectNode().put(parameter, value), CallListener.SILENT)
                .verdict();
    }
}
