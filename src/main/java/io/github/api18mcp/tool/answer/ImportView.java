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

    public static ToolAnswer upload(UploadLink link) {
        String command = "curl -T FILE " + link.url();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .putNull("image")
                .put("upload_url", link.url().toString())
                .put("expires_at", link.expiry().toString())
                .put("next_step", "Run: " + command + " (the answer names the image), or ask the person to.");
        return ToolAnswer.success(
                json,
                "Upload a JPEG, PNG, WEBP or BMP file of at most 10 MB:\n\n    %s\n\nThe answer names the image: import:ID. The link works once, until %s."
                        .formatted(command, TIME.format(link.expiry())));
    }
}
