package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.input.ImportedImage;
import io.github.api18mcp.input.UploadLink;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What callers read about a picture that was imported, or is to be uploaded. */
public final class ImportView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String CARD =
            "If the chat shows a card, the person chooses the picture there: wait until they have.";

    private ImportView() {}

    /** Also the answer to an upload. */
    public static ObjectNode json(ImportedImage image) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("image", image.reference().toString())
                .put("mime_type", image.mimeType())
                .put("width", image.width())
                .put("height", image.height())
                .put("note", image.remark().orElse(null));
    }

    public static ToolAnswer imported(ImportedImage image) {
        String text =
                "Imported as %s (%d × %d). Tools take that as an image. It is kept for an hour after its last use."
                        .formatted(image.reference(), image.width(), image.height());
        ToolAnswer answer = ToolAnswer.success(json(image), text);
        return image.remark().map(answer::noting).orElse(answer);
    }

    /** A part of a file has come. */
    public static ToolAnswer partly(long part) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().putNull("image").put("part", part);
        return ToolAnswer.success(json, "Part " + part + " has come.");
    }

    public static ToolAnswer upload(UploadLink link) {
        String command = "curl -T FILE " + link.url();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .putNull("image")
                .put("upload_url", link.url().toString())
                .put("expires_at", link.expiry().toString())
                .put("next_step", "Run: " + command + " (the answer names the image). " + CARD);
        return ToolAnswer.success(
                json,
                "Upload a JPEG, PNG, WEBP or BMP file of at most 10 MB:\n\n    %s\n\nThe answer names the image: import:ID. The link works once, until %s. %s"
                        .formatted(command, TIME.format(link.expiry()), CARD));
    }

    /** The person has to choose a picture, and this process has no link to give. */
    public static ToolAnswer choice() {
        String otherwise = CARD + " If there is no card, call again with the image as an argument.";
        return ToolAnswer.success(
                JsonNodeFactory.instance
                        .objectNode()
                        .putNull("image")
                        .putNull("upload_url")
                        .put("next_step", otherwise),
                otherwise);
    }
}
