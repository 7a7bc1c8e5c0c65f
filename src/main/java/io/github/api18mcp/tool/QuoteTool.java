package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.Quotes;
import io.github.api18mcp.generation.Quotes.Quote;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a call would cost, exactly, and whether its arguments are good. */
@Singleton
class QuoteTool implements AgentTool {

    private final WishForm form;
    private final Quotes quotes;
    private final ObjectMapper mapper;

    private final ToolDefinition definition;

    QuoteTool(Catalog catalog, Quotes quotes, ObjectMapper mapper, Schemas schemas) {
        this.form = new WishForm(catalog);
        this.quotes = quotes;
        this.mapper = mapper;
        this.definition = new ToolDefinition(
                "quote",
                "Quote a price",
                "Says the exact price of a call before it is made, or what is wrong with its arguments. Free.",
                Effect.READS,
                form.parameters(),
                form.schema(),
                schemas.quote());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        ToolAnswer answer = form.read(
                call.arguments(),
                violations -> answer(Optional.empty(), new Quote(Optional.empty(), violations)),
                wish -> answer(Optional.of(wish.model()), quotes.of(wish.by(call.owner()))));
        return Uni.createFrom().item(answer);
    }

    private ToolAnswer answer(Optional<Model> model, Quote quote) {
        ObjectNode structured = mapper.createObjectNode();
        structured.put("model", model.map(Model::id).orElse(null));
        structured.putPOJO("quoted_usd", quote.usd().orElse(null));
        structured.put("price", model.map(known -> known.price().words()).orElse(null));
        structured.set("violations", mapper.valueToTree(quote.violations()));
        structured.putObject("limits");
        return ToolAnswer.fine(structured, text(model, quote));
    }

    private static String text(Optional<Model> model, Quote quote) {
        if (!quote.violations().isEmpty()) {
            return quote.violations().stream()
                    .map(Violation::toString)
                    .collect(Collectors.joining("; ", "These arguments would be refused: ", "."));
        }
        return quote.usd()
                .map(usd -> "This call would cost " + usd + ".")
                .orElseGet(() -> "Price: " + model.orElseThrow().price().words() + ".");
    }
}
