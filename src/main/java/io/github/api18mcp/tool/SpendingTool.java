package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.SpendingView;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reports what a caller spent and what their limits leave. */
@Singleton
class SpendingTool extends CheckedTool {

    private static final String BY_DAY_AND_MODEL = "by_day_and_model";

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(
            new WholeNumber(
                    "days", "How many days (UTC), including today.", false, new Bounds.Range(1, 90), Optional.of(30L)),
            // As many rows as days times models: a page draws them, and an agent seldom needs them.
            new Flag(BY_DAY_AND_MODEL, "Also each model on each day.", false, Optional.of(false))));

    private final Journal journal;
    private final SpendingView view;

    SpendingTool(Journal journal, SpendingView view, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "spending",
                        "Spending",
                        "Reports what you spent, what is reserved for jobs under way and what your limits leave, by day and by"
                                + " model. Free.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.spending()),
                PARAMETERS,
                answers);
        this.journal = journal;
        this.view = view;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return journal.spending(call.owner(), (int) arguments.wholeNumber("days"))
                .map(spending -> ToolAnswer.success(
                        json(spending, arguments),
                        SpendingView.text(spending, call.owner().mode())));
    }

    private ObjectNode json(Spending spending, Arguments arguments) {
        ObjectNode json = view.json(spending);
        if (arguments.flag(BY_DAY_AND_MODEL)) {
            json.set(BY_DAY_AND_MODEL, view.byDayAndModel(spending));
        }
        return json;
    }

    @Override
    ToolAnswer complete(ToolAnswer rejection) {
        rejection.structured().putNull("spent_usd").putNull("reserved_usd").putObject("limits");
        rejection.structured().putArray("by_day");
        rejection.structured().putArray("by_model");
        return rejection;
    }
}
