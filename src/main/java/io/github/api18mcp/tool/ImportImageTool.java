package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Arguments.ImageArgument;
import io.github.api18mcp.catalog.ImageForms;
import io.github.api18mcp.catalog.InputSchema;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.SchemaStyle;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.generation.outputs.ServedOutputs;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.ImageImports;
import io.github.api18mcp.input.UploadLink;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.policy.Policy;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.ImportView;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes in a picture for later calls: one that an argument can carry, or one that is uploaded to a link. */
@Singleton
class ImportImageTool extends CheckedTool {

    private static final String IMAGE = "image";

    private static final ToolParameters PARAMETERS = new ToolParameters(
            List.of(new MediaUrl(IMAGE, "The picture; leave it out to get a link to upload a file to.", false)));

    private final ImageImports imports;
    private final ServedOutputs server;
    private final Journal journal;
    private final Policy policy;

    ImportImageTool(
            ImageImports imports,
            ServedOutputs server,
            Journal journal,
            Policy policy,
            @ConfigProperty(name = "launch.image-forms", defaultValue = "WITHOUT_PATHS") ImageForms forms,
            JobAnswers answers,
            OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "import_image",
                        "Import a picture",
                        "Takes in a picture that has no public URL and answers image: import:ID, which other tools take as an image."
                                + " Free.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        new InputSchema(SchemaStyle.PORTABLE, forms).of(PARAMETERS.list()),
                        schemas.any()),
                PARAMETERS,
                answers);
        this.imports = imports;
        this.server = server;
        this.journal = journal;
        this.policy = policy;
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return arguments.images().stream()
                .findFirst()
                .map(image -> imported(call, arguments, image))
                .orElseGet(() -> uploadLink(call));
    }

    /** On a worker thread, because the name of a file may be a long text. */
    private Uni<ToolAnswer> imported(ToolCall call, Arguments arguments, ImageArgument argument) {
        return Uni.createFrom()
                .item(() -> policy.refuse(arguments.describingTexts()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(refused -> refused.map(violation -> item(rejected(call, Rejections.policy(violation))))
                        .orElseGet(() -> imports.keep(call.owner(), argument.image(), call.files())
                                .map(ImportView::imported)
                                .onFailure(UnusableImageException.class)
                                .recoverWithItem(failure -> unusable(call, failure.getMessage()))));
    }

    /** A process that answers no HTTP requests has none to give. */
    private Uni<ToolAnswer> uploadLink(ToolCall call) {
        return server.address()
                .map(address -> UploadLink.create(call.owner(), address, journal.uploads())
                        .map(ImportView::upload))
                .orElseGet(() -> item(unusable(call, "nothing")));
    }

    private ToolAnswer unusable(ToolCall call, String found) {
        return rejected(call, Rejections.arguments(List.of(new Violation(IMAGE, ImageImports.EXPECTED, found))));
    }

    private static Uni<ToolAnswer> item(ToolAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
