package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.answer.UsableModels;
import io.quarkiverse.mcp.server.InitialResponseInfo;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instructions that an agent gets when it connects; at most 1,500 characters. */
@Singleton
class Instructions implements InitialResponseInfo {

    private static final String TEXT =
            """
            Generate images and video, one tool per model. Each call costs real money; the tool's description states the price.

            - When in doubt about the price or the arguments, call quote: it is free and exact.
            - A call waits up to about 50 seconds. If it answers status "processing", the job is paid for and continues: call \
            get_job with its job_id and wait_seconds 50 until it ends. Never send the call again because of a timeout, an error \
            in your client or a lost connection; check with list_jobs first.
            - Send a call again only if error.retryable is true, or changed as next_step says. \
            If charged is "unknown", ask the person.
            - An image argument takes a public http(s) URL, or job:JOB_ID for an earlier picture (job:JOB_ID#2 for its second one); \
            its description says what else is taken here.
            - Outputs are temporary: show the person the URL and its expires_at at once.
            - For several outputs at once, use submit_job for each and then get_job.
            - quoted_usd is the price in advance, cost_usd the actual cost, null if there is none in dollars. Tell the person what was spent.
            """;

    private static final String SANDBOX =
            """

            SANDBOX: contrary to the above, nothing is charged; everything is drawn on this machine. Results have sandbox: true; \
            tell the person so. Here, URLs on this machine that a tool gave you can be inputs.
            """;

    private final Mode mode;
    private final UsableModels models;

    Instructions(Mode mode, UsableModels models) {
        this.mode = mode;
        this.models = models;
    }

    @Override
    public Optional<String> instructions(String serverName) {
        return Optional.of(TEXT + cheapest() + (mode == Mode.SANDBOX ? SANDBOX : ""));
    }

    private String cheapest() {
        String named = Stream.of(OutputKind.values())
                .flatMap(kind -> models.cheapest(model -> model.output() == kind).stream())
                .flatMap(
                        model -> model
                                .defaultPrice()
                                .map(price -> model.output().word() + " " + model.tool() + " (" + price + ")")
                                .stream())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : "- Make drafts with the cheapest: " + named + ".\n";
    }
}
