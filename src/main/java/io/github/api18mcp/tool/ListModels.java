package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.ToolDefinition.Effect;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what can be made and for how much. */
@Singleton
class ListModels implements AgentTool {

    private final Catalog catalog;
    private final Providers providers;
    private final ObjectMapper mapper;
    private final JobAnswers answers;

    private final ToolDefinition definition;

    ListModels(Catalog catalog, Providers providers, ObjectMapper mapper, JobAnswers answers, Schemas schemas) {
        this.catalog = catalog;
        this.providers = providers;
        this.mapper = mapper;
        this.answers = answers;
        this.definition = new ToolDefinition(
                "list_models",
                "List models",
                "Lists every model with its tool, price, usual duration and whether it can be used now. Free.",
                Effect.READS,
                List.of(),
                Form.EMPTY.schema(),
                schemas.models());
    }

    @Override
    public ToolDefinition definition() {
        return definition;
    }

    @Override
    public Uni<ToolAnswer> call(ToolCall call) {
        return Form.EMPTY.read(
                call.arguments(),
                call.owner().mode(),
                refused -> Uni.createFrom().item(none(answers.of(refused))),
                good -> Uni.createFrom().item(models()));
    }

    /** A refusal satisfies the output schema too. */
    private static ToolAnswer none(ToolAnswer refusal) {
        refusal.structured().putArray("models");
        return refusal;
    }

    private ToolAnswer models() {
        ObjectNode structured = mapper.createObjectNode();
        ArrayNode models = structured.putArray("models");
        catalog.models().forEach(model -> models.add(json(model)));
        return ToolAnswer.fine(
                structured, catalog.models().stream().map(ListModels::line).collect(Collectors.joining("\n")));
    }

    private ObjectNode json(Model model) {
        Optional<String> whyNot =
                providers.named(model.provider()).orElseThrow().unusable();
        return mapper.createObjectNode()
                .put("id", model.id())
                .put("tool", model.tool())
                .put("provider", model.provider())
                .put("output_kind", model.output().word())
                .put("price", model.price().words())
                .put("typical_seconds", model.typical().toSeconds())
                .put("usable", whyNot.isEmpty())
                .put("why_not", whyNot.orElse(null));
    }

    private static String line(Model model) {
        return "- %s: %s, %s"
                .formatted(model.tool(), model.output().word(), model.price().words());
    }
}
