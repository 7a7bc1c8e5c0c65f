package io.github.api18mcp.foreign;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.api18mcp.Document;
import io.github.api18mcp.Jar;
import io.github.api18mcp.Patience;
import io.github.api18mcp.Served;
import io.github.api18mcp.foreign.ForeignClient.Answer;
import io.github.api18mcp.foreign.ForeignClient.Library;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java clients of other projects list, call, read the answer, cancel and close, over every transport. Their part of
 * docs/client-libraries.md is generated; accept a change with {@code -Daccept.snapshots=true}.
 */
@ExtendWith(Patience.class)
class JavaClientsIT {

    private static final String TOOL = "hera_1_0_text_to_image";
    private static final String GENERATE = "/v1/generate";
    private static final String JOB = "/v1/jobs/abc123";
    private static final RequestPatternBuilder SUBMISSION = postRequestedFor(urlEqualTo(GENERATE));
    private static final RequestPatternBuilder POLL = getRequestedFor(urlEqualTo(JOB));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final List<Library> LIBRARIES = List.of(new JavaSdk(), new LangChain4j());

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final String prompt = "a cat " + UUID.randomUUID();

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path data;

    /** A client on one transport: a row of the table. */
    record Row(Library library, Transport transport) {

        @Override
        public String toString() {
            return library.name() + " over " + transport.word();
        }

        private String cells() {
            return "| %s | %s | %s | yes | yes | %s | %s | yes |"
                    .formatted(
                            library.name(),
                            library.version(),
                            transport.word(),
                            library.parts(transport),
                            library.cancellation().words());
        }
    }

    static Stream<Row> rows() {
        return LIBRARIES.stream()
                .flatMap(library -> Stream.of(Transport.values()).map(transport -> new Row(library, transport)));
    }

    @BeforeEach
    void start() {
        service.start();
        service.stubFor(post(GENERATE).willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        complete();
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void lists_calls_reads_cancels_and_closes(Row row) {
        ServerAddress server = server(row.transport());
        try (ForeignClient client = row.library().connect(row.transport(), server, PATIENCE)) {
            assertThat(client.list()).hasSize(15).contains(TOOL, "get_job");

            Answer answer = client.call(TOOL, Map.of("prompt", prompt));

            assertThat(answer.text()).contains("https://api18.dev/v1/files/abc123");
            assertThat(answer.structured().get("status")).isEqualTo("completed");
            assertThat(answer.parts()).isEqualTo(row.library().parts(row.transport()));
            cancels(row, server, client);
        }
    }

    /** The cancelled call is paid for once: the next identical call gets its job. */
    private void cancels(Row row, ServerAddress server, ForeignClient client) {
        service.resetRequests();
        service.stubFor(get(JOB).willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        Map<String, Object> arguments = Map.of("prompt", prompt + ", cancelled");
        switch (row.library().cancellation()) {
            case BY_TIMEOUT -> callUntilTimeout(row, server, arguments);
            case BY_CLOSING -> closeDuringCall(row, server, arguments);
        }
        complete();

        assertThat(client.call(TOOL, arguments).structured().get("reused")).isEqualTo(true);
        service.verify(1, SUBMISSION);
    }

    /**
     * On a busy machine the time may be up before anything is sent, or the answer may be that the job of an earlier try was not
     * begun. Then nothing is charged, and the call is repeated.
     */
    private void callUntilTimeout(Row row, ServerAddress server, Map<String, Object> arguments) {
        try (ForeignClient brief = row.library().connect(row.transport(), server, BRIEF)) {
            do {
                assertThat(brief.call(TOOL, arguments).structured()).isEmpty();
                awaitNobodyWaiting();
            } while (service.findAll(SUBMISSION).isEmpty());
        }
    }

    private void closeDuringCall(Row row, ServerAddress server, Map<String, Object> arguments) {
        try (ForeignClient client = row.library().connect(row.transport(), server, PATIENCE)) {
            CompletableFuture.runAsync(() -> client.call(TOOL, arguments));
            await().atMost(PATIENCE).until(() -> !service.findAll(POLL).isEmpty());
        }
        awaitNobodyWaiting();
    }

    /** Only the journal knows when the server has noticed that a caller is gone. */
    private void awaitNobodyWaiting() {
        Jdbi journal = Jdbi.create("jdbc:sqlite:" + data.resolve("journal.db"));
        await().atMost(PATIENCE).until(() -> jobsWaitedFor(journal), List::isEmpty);
    }

    private static List<String> jobsWaitedFor(Jdbi journal) {
        return journal.withHandle(handle -> handle.select("select id from job where wait_status = 'AWAITED'")
                .mapTo(String.class)
                .list());
    }

    private void complete() {
        service.stubFor(
                get(JOB).willReturn(
                                okJson(
                                        """
                        {"id": "abc123", "status": "completed", "cost_usd": 0.056,
                         "data": [{"url": "https://api18.dev/v1/files/abc123"}]}
                        """)));
    }

    /** Comments that keep event streams open come often, so that every client meets them. */
    private ServerAddress server(Transport transport) {
        Map<String, String> settings = Map.of(
                "API18_KEY", "api18_0123456789abcdef",
                // The outputs of this service have addresses that nobody serves.
                "API18MCP_DOWNLOAD_DIR", "off",
                "API18MCP_THUMBNAILS", "false",
                "API18_URL", service.baseUrl(),
                "API18MCP_DATA_DIR", data.toString(),
                "API18MCP_POLL_FASTEST", "50ms",
                "API18MCP_POLL_SLOWEST", "100ms",
                "API18MCP_KEEP_ALIVE", "200ms");
        settings.forEach(jar::with);
        return new ServerAddress(
                transport == Transport.STDIO
                        ? URI.create(service.baseUrl())
                        : Served.by(jar).address(),
                settings);
    }

    @Test
    void the_table_in_the_documents_is_current() throws IOException {
        Path file = Path.of("docs/client-libraries.md");
        assertThat(Files.readString(file)).contains("<!-- generated: java clients -->");

        new Document(file)
                .holds(
                        "java clients",
                        rows().map(Row::cells)
                                .collect(Collectors.joining(
                                        "\n",
                                        "| client | version | transport | lists | calls | answer | cancels | closes |\n"
                                                + "|---|---|---|---|---|---|---|---|\n",
                                        "\n")));
    }
}
