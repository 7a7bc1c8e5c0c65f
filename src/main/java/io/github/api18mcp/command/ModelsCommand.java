package io.github.api18mcp.command;

import io.github.api18mcp.catalog.ExpectedText;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the models with their parameters and prices. */
@Command(
        name = "models",
        description = "Prints the models, their parameters and prices.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

    @Option(names = "--output", paramLabel = "text|json", description = "json: the answer of list_models.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        System.out.println(
                output == OutputFormat.JSON
                        ? json(application)
                        : WordWrap.ofOutput().of(text(application).stripTrailing()));
        return ExitCode.SUCCESS;
    }

    private static String json(ApplicationRunner application) {
        return application
                .ask("list_models", application.owner(), application.mapper.createObjectNode())
                .structured()
                .toPrettyString();
    }

    private static String text(ApplicationRunner application) {
        Map<String, List<Model>> families = application.catalog.models().stream()
                .collect(Collectors.groupingBy(Model::family, LinkedHashMap::new, Collectors.toList()));
        return families.entrySet().stream()
                .map(family -> family.getKey() + "\n\n" + sections(family.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String sections(List<Model> models) {
        return models.stream().map(ModelsCommand::section).collect(Collectors.joining("\n"));
    }

    private static String section(Model model) {
        return "%s  (%s)%n  %s; usually about %d s (an estimate)%n%s"
                .formatted(
                        model.tool(),
                        model.id(),
                        model.price().words(),
                        model.typical().toSeconds(),
                        model.parameters().stream().map(ModelsCommand::line).collect(Collectors.joining()));
    }

    private static String line(Parameter parameter) {
        String preset =
                parameter.defaultValue().map(value -> "; default " + value).orElse("");
        String need = parameter.required() ? "; required" : preset;
        return "    %-24s %s%s%n".formatted(parameter.name(), parameter.accept(ExpectedText.WORDS), need);
    }
}
