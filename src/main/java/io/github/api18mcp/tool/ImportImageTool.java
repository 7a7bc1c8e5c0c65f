package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.ImageForms;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.SchemaStyle;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.outputs.ServedOutputs;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.input.ImageImports;
import io.github.api18mcp.input.ImportedImage;
import io.github.api18mcp.input.UploadLink;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.policy.Policy;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.ImportView;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes in a picture for later calls: one that an argument can carry, one that was attached to the chat, or one that the person chooses in
 * the card or uploads to a link.
 */
@Singleton
public class ImportImageTool extends AbstractAgentTool {

    public static final String NAME = "import_image";
    public static final String ATTACHED_FILE = AttachedFile.PARAMETER;

    private static final String IMAGE = "image";

    private static final List<Parameter> PARAMETERS =
            List.of(new MediaUrl(IMAGE, "Left out, the person chooses a picture, or you upload it.", false));

    private final ImageImports imports;
    private final ServedOutputs server;
    private final Journal journal;
    private final Policy policy;
    private final ArgumentCheck check;

    ImportImageTool(
            ImageImports imports,
            ServedOutputs server,
            Journal journal,
            Policy policy,
            Providers providers,
            @ConfigProperty(name = "launch.image-forms", defaultValue = "WITHOUT_PATHS") ImageForms forms,
            JobAnswers answers,
            OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        NAME,
                        "Import a picture",
                        "Takes in a picture without a public URL, and answers image: import:ID for other tools. Free.",
                        ToolEffect.READS,
                        PARAMETERS,
                        schema(new InputSchema(SchemaStyle.PORTABLE, forms)),
                        schemas.any()),
                answers);
        this.imports = imports;
        this.server = server;
        this.journal = journal;
        this.policy = policy;
        this.check = ArgumentCheck.ofCalls(providers::anyServes, imports::isServed);
    }

    private static ObjectNode schema(InputSchema inputs) {
        ObjectNode schema = inputs.of(PARAMETERS);
        schema.withObject("properties").set(AttachedFile.PARAMETER, AttachedFile.schema());
        return schema;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call) {
        Optional<JsonNode> attached =
                Optional.of(call.arguments().path(AttachedFile.PARAMETER)).filter(given -> !given.isMissingNode());
        return check.check(PARAMETERS, AttachedFile.removedFrom(call.arguments()))
                .fold(
                        arguments ->
                                attached.map(given -> attached(call, given)).orElseGet(() -> answer(call, arguments)),
                        violations -> item(rejected(call, Rejections.arguments(violations))));
    }

    private Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return arguments.images().stream()
                .findFirst()
                .map(argument -> imported(
                        call,
                        arguments.describingTexts(),
                        IMAGE,
                        () -> imports.keep(call.owner(), argument.image(), call.files())))
                .orElseGet(() -> choice(call));
    }

    private Uni<ToolAnswer> attached(ToolCall call, JsonNode given) {
        return AttachedFile.of(given)
                .map(file -> imported(
                        call,
                        file.describingTexts(),
                        AttachedFile.PARAMETER,
                        () -> imports.keep(call.owner(), file.address(), FileAccess.NONE)))
                .orElseGet(() -> item(rejected(call, Rejections.arguments(List.of(AttachedFile.violation(given))))));
    }

    /** On a worker thread, because the name of a file may be a long text. */
    private Uni<ToolAnswer> imported(
            ToolCall call, List<String> texts, String parameter, Supplier<Uni<ImportedImage>> image) {
        return Uni.createFrom()
                .item(() -> policy.refuse(texts))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(refused -> refused.map(violation -> item(rejected(call, Rejections.policy(violation))))
                        .orElseGet(() -> image.get()
                                .map(ImportView::imported)
                                .onFailure(UnusableImageException.class)
                                .recoverWithItem(failure -> rejected(
                                        call,
                                        Rejections.arguments(List.of(new Violation(
                                                parameter, ImageImports.EXPECTED, failure.getMessage())))))));
    }

    /** A process that answers no HTTP requests has no link to give. */
    private Uni<ToolAnswer> choice(ToolCall call) {
        return server.address()
                .map(address -> UploadLink.create(call.owner(), address, journal.uploads())
                        .map(ImportView::upload))
                .orElseGet(() -> item(ImportView.choice()));
    }

    private static Uni<ToolAnswer> item(ToolAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
