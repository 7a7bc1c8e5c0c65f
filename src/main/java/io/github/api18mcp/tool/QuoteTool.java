package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CoercedArguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.GenerationRequest;
import io.github.api18mcp.generation.Quotes;
import io.github.api18mcp.generation.Quotes.Quote;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.SpendingView;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Quotes the exact price of a call, and says whether its arguments are valid. */
@Singleton
class QuoteTool extends AbstractAgentTool {

    private final ModelCallParameters parameters;
    private final Quotes quotes;
    private final Budget budget;
    private final Journal journal;
    private final SpendingView view;
    private final ObjectMapper mapper;

    @Inject
    QuoteTool(
            Catalog catalog,
            Quotes quotes,
            Budget budget,
            Journal journal,
            SpendingView view,
            ObjectMapper mapper,
            JobAnswers answers,
            OutputSchemas schemas) {
        this(new ModelCallParameters(catalog), quotes, budget, journal, view, mapper, answers, schemas);
    }

    private QuoteTool(
            ModelCallParameters parameters,
            Quotes quotes,
            Budget budget,
            Journal journal,
            SpendingView view,
            ObjectMapper mapper,
            JobAnswers answers,
            OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "quote",
                        "Quote a price",
                        "Quotes the exact price of a call before it is made, or says what is wrong with its arguments. Free.",
                        ToolEffect.READS,
                        parameters.list(),
                        parameters.schema(),
                        schemas.quote()),
                answers);
        this.parameters = parameters;
        this.quotes = quotes;
        this.budget = budget;
        this.journal = journal;
        this.view = view;
        this.mapper = mapper;
    }

    @Override
    CoercedArguments coerced(JsonNode arguments) {
        return parameters.coerced(arguments);
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call) {
        return parameters.read(
                call.arguments(),
                violations -> quoted(call, Optional.empty(), new Quote(Optional.empty(), violations)),
                (model, arguments) -> quoted(
                        call, Optional.of(model), quotes.of(new GenerationRequest(call.owner(), model, arguments))));
    }

    /** A price can be quoted although the journal cannot be read. */
    private Uni<ToolAnswer> quoted(ToolCall call, Optional<Model> model, Quote quote) {
        return allowances(call.owner())
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(List.of())
                .map(allowances -> answer(model, quote, allowances));
    }

    private Uni<List<Allowance>> allowances(Owner owner) {
        return budget.limits().isEmpty() ? Uni.createFrom().item(List.of()) : journal.allowances(owner);
    }

    private ToolAnswer answer(Optional<Model> model, Quote quote, List<Allowance> allowances) {
        ObjectNode structured = mapper.createObjectNode();
        structured.put("model", model.map(Model::id).orElse(null));
        structured.putPOJO("quoted_usd", quote.usd().orElse(null));
        structured.put("price", model.map(known -> known.price().words()).orElse(null));
        structured.set("violations", mapper.valueToTree(quote.violations()));
        structured.set("limits", view.limits(allowances));
        return ToolAnswer.success(structured, text(model, quote));
    }

    private static String text(Optional<Model> model, Quote quote) {
        if (!quote.violations().isEmpty()) {
            return quote.violations().stream()
                    .map(Violation::toString)
                    .collect(Collectors.joining("; ", "These arguments would be rejected: ", "."));
        }
        return quote.usd()
                .map(usd -> "This call would cost " + usd + ".")
                .orElseGet(() -> "Price: " + model.orElseThrow().price().words() + ".");
    }
}
