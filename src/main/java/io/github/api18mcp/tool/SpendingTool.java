package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
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

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(new WholeNumber(
            "days", "How many days (UTC), including today.", false, new Bounds.Range(1, 90), Optional.of(30L))));

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
                        view.json(spending),
                        SpendingView.text(spending, call.owner().mode())));
    }

    @Override
    ToolAnswer complete(ToolAnswer rejection) {
        rejection.structured().putNull("spent_usd").putNull("reserved_usd").putObject("limits");
        rejection.structured().putArray("by_day");
        rejection.structured().putArray("by_model");
        return rejection;
    }
}
