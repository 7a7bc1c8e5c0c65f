package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.answer.ToolAnswer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a call would cost, or what is wrong with its arguments. */
@Command(
        name = "quote",
        description = "Prints the exact price of a call, or what is wrong with its arguments. Spends nothing.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 the call would be accepted, 2 bad arguments.")
final class QuoteCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The model or its tool, such as hera-text-to-image.",
            completionCandidates = ModelNames.class)
    private String model;

    @Parameters(
            index = "1..*",
            paramLabel = "name=value",
            description = "Arguments as for call; a single one without a name is the prompt.")
    private List<String> arguments = List.of();

    @Option(names = "--output", paramLabel = "text|json", description = "json: the answer of the tool quote.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        ObjectNode request;
        try {
            request = request(application);
        } catch (IllegalArgumentException e) {
            System.err.println(WordWrap.ofOutput().of(e.getMessage()));
            return ExitCode.BAD_ARGUMENTS;
        }
        ToolAnswer answer = application.ask("quote", application.owner(), request);
        System.out.println(
                output == OutputFormat.JSON
                        ? answer.structured().toPrettyString()
                        : WordWrap.ofOutput().of(answer.personText()));
        return answer.structured().path("violations").isEmpty()
                ? ExitCode.of(answer.structured())
                : ExitCode.BAD_ARGUMENTS;
    }

    private ObjectNode request(ApplicationRunner application) {
        AgentTool tool = new ToolNames(application.registry).tool(model);
        Optional<Model> found = application.catalog.models().stream()
                .filter(candidate -> candidate.tool().equals(tool.definition().name()))
                .findFirst();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(model + " is not a model and costs nothing.");
        }
        ObjectNode request =
                application.mapper.createObjectNode().put("model", found.get().id());
        List<Parameter> parameters = tool.definition().parameters();
        ObjectNode given = NamedArguments.read(arguments, parameters, application.mapper);
        NamedArguments.hints(given, parameters).forEach(System.err::println);
        request.set("arguments", given);
        return request;
    }
}
