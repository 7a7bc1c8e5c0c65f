package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.ImageImports;
import io.github.api18mcp.input.PartialUploads;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.ImportView;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.OutputSchemas;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes the picture that a person chose in the card, in parts that fit into messages of every transport. */
@Singleton
class UploadImageTool extends CheckedTool {

    private static final String UPLOAD = "upload";
    private static final String PART = "part";
    private static final String PARTS = "parts";
    private static final String DATA = "data";

    private static final int MOST_PARTS = 100;

    private static final ToolParameters PARAMETERS = new ToolParameters(List.of(
            new Text(UPLOAD, "Any name of the file.", true, OptionalInt.of(64)),
            count(PART, "From 1."),
            count(PARTS, "How many there are."),
            new Text(DATA, "In Base64.", true, OptionalInt.of(1_000_000))));

    private final PartialUploads uploads;
    private final ImageImports imports;

    UploadImageTool(PartialUploads uploads, ImageImports imports, JobAnswers answers, OutputSchemas schemas) {
        super(
                new ToolDefinition(
                        "upload_image",
                        "Upload a picture",
                        "For the card in the chat: a picture in parts.",
                        ToolEffect.READS,
                        PARAMETERS.list(),
                        PARAMETERS.schema(),
                        schemas.any()),
                PARAMETERS,
                answers);
        this.uploads = uploads;
        this.imports = imports;
    }

    private static WholeNumber count(String name, String description) {
        return new WholeNumber(name, description, true, new Bounds.Range(1, MOST_PARTS), Optional.empty());
    }

    @Override
    Uni<ToolAnswer> answer(ToolCall call, Arguments arguments) {
        return added(call, arguments)
                .chain(file -> file.map(
                                whole -> imports.keep(call.owner(), whole).map(ImportView::imported))
                        .orElseGet(() -> Uni.createFrom().item(ImportView.partly(arguments.wholeNumber(PART)))))
                .onFailure(UnusableImageException.class)
                .recoverWithItem(failure -> rejected(
                        call,
                        Rejections.arguments(
                                List.of(new Violation(DATA, ImageImports.EXPECTED, failure.getMessage())))));
    }

    private Uni<Optional<byte[]>> added(ToolCall call, Arguments arguments) {
        try {
            return Uni.createFrom()
                    .item(uploads.add(
                            call.owner(),
                            arguments.word(UPLOAD),
                            (int) arguments.wholeNumber(PART),
                            (int) arguments.wholeNumber(PARTS),
                            Base64.getDecoder().decode(arguments.word(DATA))));
        } catch (UnusableImageException e) {
            return Uni.createFrom().failure(e);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().failure(new UnusableImageException("a part whose Base64 is damaged"));
        }
    }
}
