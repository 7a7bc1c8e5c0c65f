package io.github.api18mcp.command;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what was spent, what is reserved, and what the limits leave. */
@Command(
        name = "spending",
        description = "Prints what was spent, reserved and left, by day and by model.",
        mixinStandardHelpOptions = true)
final class SpendingCommand implements Callable<Integer> {

    @Option(names = "--days", paramLabel = "1-90", description = "How many days (UTC), including today; default: 30.")
    private int days = 30;

    @Option(names = "--caller", paramLabel = "NAME", description = "The caller; default: local, which is you.")
    private String caller = Caller.LOCAL.name();

    @Option(names = "--output", paramLabel = "text|json", description = "json: the answer of the tool spending.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        ToolAnswer answer = application.ask(
                "spending",
                new Owner(new Caller(caller), application.mode),
                application.mapper.createObjectNode().put("days", days));
        System.out.println(
                output == OutputFormat.JSON ? answer.structured().toPrettyString() : text(answer, application.mode));
        return answer.verdict() == Verdict.SUCCESS ? ExitCode.SUCCESS : ExitCode.of(answer.structured());
    }

    private static String text(ToolAnswer answer, Mode mode) {
        WordWrap wrap = WordWrap.ofOutput();
        return wrap.of(
                answer.verdict() == Verdict.SUCCESS
                        ? SpendingText.of(answer.structured(), mode, wrap.columns())
                        : answer.personText());
    }
}
