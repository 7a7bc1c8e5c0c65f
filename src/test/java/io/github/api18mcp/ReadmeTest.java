package io.github.api18mcp;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Catalogs;
import io.github.api18mcp.catalog.ExpectedText;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.sandbox.TriggerWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of models in the README and of the sandbox in its guide are generated; accept a change with {@code ./mvnw test
 * -Dtest=ReadmeTest -Daccept.snapshots=true}.
 */
class ReadmeTest {

    private static final Document README = new Document(Path.of("README.md"));

    private final Catalog catalog = Catalogs.ours();

    @Test
    void the_tools_are_those_of_the_catalog() throws IOException {
        String table = catalog.models().stream()
                .map(ReadmeTest::row)
                .collect(Collectors.joining(
                        "\n", "| tool | makes | best for | price | usually |\n|---|---|---|---|---|\n", "\n"));
        String parameters = catalog.models().stream()
                .map(ReadmeTest::section)
                .collect(Collectors.joining(
                        "\n", "\n<details>\n<summary>Their parameters</summary>\n\n", "\n</details>\n"));

        README.holds("tools", table + parameters);
    }

    @Test
    void the_words_that_fail_are_those_of_the_sandbox() throws IOException {
        new Document(Path.of("docs/sandbox.md"))
                .holds(
                        "sandbox",
                        Arrays.stream(TriggerWord.values())
                                .map(word -> "| `%s` | %s |".formatted(word.word(), word.effect()))
                                .collect(Collectors.joining("\n", "| word | what happens |\n|---|---|\n", "\n")));
    }

    private static String row(Model model) {
        return "| `%s` | %s | %s | %s | %d s |"
                .formatted(
                        model.tool(),
                        model.output().word(),
                        model.bestFor().orElse("–"),
                        model.price().words(),
                        model.typical().toSeconds());
    }

    private static String section(Model model) {
        return model.parameters().stream()
                .map(ReadmeTest::row)
                .collect(Collectors.joining(
                        "\n",
                        "**%s** (`%s`): %s\n\n| parameter | takes | default |\n|---|---|---|\n"
                                .formatted(model.title(), model.id(), model.description()),
                        "\n"));
    }

    private static String row(Parameter parameter) {
        return "| `%s`%s | %s | %s |"
                .formatted(
                        parameter.name(),
                        parameter.required() ? " (required)" : "",
                        parameter.accept(ExpectedText.WORDS),
                        parameter.defaultValue().map(Object::toString).orElse("–"));
    }
}
