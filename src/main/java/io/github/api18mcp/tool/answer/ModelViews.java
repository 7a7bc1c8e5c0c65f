package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.ImageForms;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.ModelComparison;
import io.github.api18mcp.catalog.Usd;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Models in the form of the contract. */
@Singleton
public class ModelViews {

    private final Catalog catalog;
    private final UsableModels models;
    private final InputSchema schema;
    private final ObjectMapper mapper;

    ModelViews(
            Catalog catalog,
            CatalogConfig config,
            @ConfigProperty(name = "launch.image-forms", defaultValue = "WITHOUT_PATHS") ImageForms images,
            UsableModels models,
            ObjectMapper mapper) {
        this.catalog = catalog;
        this.schema = new InputSchema(config.schema(), images);
        this.models = models;
        this.mapper = mapper;
    }

    /** The answer of {@code list_models}. */
    public ObjectNode all() {
        ObjectNode json = mapper.createObjectNode();
        ArrayNode array = json.putArray("models");
        catalog.models().forEach(model -> array.add(brief(model)));
        return json;
    }

    /** With everything that an agent needs to call the model. */
    public ObjectNode whole(Model model) {
        ObjectNode json = brief(model).put("title", model.title()).put("description", model.description());
        json.set("input_schema", schema.of(model));
        return json;
    }

    private ObjectNode brief(Model model) {
        Optional<String> whyNot = models.whyNot(model);
        return mapper.createObjectNode()
                .put("id", model.id())
                .put("tool", model.tool())
                .put("provider", model.provider())
                .put("output_kind", model.output().word())
                .put("best_for", model.bestFor().orElse(null))
                .put("price", model.price().words())
                .put("default_usd", model.defaultPrice().map(Usd::amount).orElse(null))
                .put("compared", new ModelComparison(model, catalog).words())
                .put("typical_seconds", model.typical().toSeconds())
                .put("usable", whyNot.isEmpty())
                .put("why_not", whyNot.orElse(null));
    }
}
