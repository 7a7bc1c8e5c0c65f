package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.Quotes;
import io.github.api18mcp.generation.Quotes.Quote;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.SpendingView;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a call would cost, exactly, and whether its arguments are good. */
@Singleton
class QuoteTool implements AgentTool {

    private final ModelCallParameters form;
    private final Quotes quotes;
    private final Budget budget;
    private final Journal journal;
    private final SpendingView view;
    private final ObjectMapper mapper;

    private final ToolDefinition definition;

    QuoteTool(
            Catalog catalog,
            Quotes quotes,
            Budget budget,
            Journal journal,
            SpendingView view,
            ObjectMapper mapper,
            OutputSchemas schemas) {
        this.form = new ModelCallParameters(catalog);
        this.quotes = quotes;
        this.budget = budget;
        this.journal = journal;
        this.view = view;
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
        return form.read(
                call.arguments(),
                violations -> quoted(call, Optional.empty(), new Quote(Optional.empty(), violations)),
                wish -> quoted(call, Optional.of(wish.model()), quotes.of(wish.by(call.owner()))));
    }

    /** A price can be told also where the journal cannot be read. */
    private Uni<ToolAnswer> quoted(ToolCall call, Optional<Model> model, Quote quote) {
        return allowances(call.owner())
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(List.of())
                .map(allowances -> answer(model, quote, allowances));
    }

    private Uni<List<Allowance>> allowances(Owner owner) {
        return budget.most().isEmpty() ? Uni.createFrom().item(List.of()) : journal.allowances(owner);
    }

    private ToolAnswer answer(Optional<Model> model, Quote quote, List<Allowance> allowances) {
        ObjectNode structured = mapper.createObjectNode();
        structured.put("model", model.map(Model::id).orElse(null));
        structured.putPOJO("quoted_usd", quote.usd().orElse(null));
        structured.put("price", model.map(known -> known.price().words()).orElse(null));
        structured.set("violations", mapper.valueToTree(quote.violations()));
        structured.set("limits", view.limits(allowances));
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
