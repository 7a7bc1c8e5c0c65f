package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.Refusals;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.SpendingView;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says what was spent and what may still be. */
@Singleton
class SpendingTool implements AgentTool {

    private static final Logger LOG = Logger.getLogger(SpendingTool.class);

    private static final ToolParameters FORM = new ToolParameters(List.of(new WholeNumber(
            "days", "How many days of UTC, today among them.", false, new Bounds.Range(1, 90), Optional.of(30L))));

    private final Journal journal;
    private final SpendingView view;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    SpendingTool(Journal journal, SpendingView view, JobAnswers answers, OutputSchemas schemas) {
        this.journal = journal;
        this.view = view;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "spending",
                "Spending",
                "Says what you spent, what is reserved for jobs under way, and what limits leave, by day and by model. Free.",
                Effect.READS,
                FORM.parameters(),
                FORM.schema(),
                schemas.spending());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return FORM.read(
                call.arguments(),
                call.owner().mode(),
                refused -> Uni.createFrom().item(nothing(refused)),
                good -> journal.spending(call.owner(), (int) good.wholeNumber("days"))
                        .map(spending -> ToolAnswer.fine(
                                view.json(spending),
                                SpendingView.text(spending, call.owner().mode())))
                        .onFailure(JournalUnavailableException.class)
                        .recoverWithItem(failure -> {
                            LOG.errorf("The journal cannot be read: %s", failure.getMessage());
                            return nothing(
                                    new Rejected(Optional.empty(), call.owner().mode(), Refusals.journalUnavailable()));
                        }));
    }

    /** A refusal satisfies the output schema too. */
    private ToolAnswer nothing(Rejected refused) {
        ToolAnswer refusal = answers.of(refused);
        refusal.structured().putNull("spent_usd").putNull("reserved_usd").putObject("limits");
        refusal.structured().putArray("by_day");
        refusal.structured().putArray("by_model");
        return refusal;
    }
}
