package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.JsonFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two jobs for a new page at once, one for any style and one for a photo: the service says of which style a picture became. */
class NamedStyleTest {

    private static final ImgheroJobId TICKET = new ImgheroJobId("url_1", List.of(), Optional.empty());
    private static final JsonNode ANY = asked("auto");
    private static final JsonNode PHOTO = asked("photo");

    private final PictureMatcher claims = new PictureMatcher();

    @ParameterizedTest
    @CsvSource({
        "bold, generating, 1, 2",
        "bold, generating, 2, 1",
        "bold, completed, 1, 2",
        "bold, completed, 2, 1",
        "auto, completed, 1, 2",
    })
    void who_takes_any_style_leaves_the_photo_to_who_asked_for_one(String became, String status, int photo, int other) {
        claims.expect(TICKET, ANY);
        claims.expect(TICKET, PHOTO);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode images = page.putArray("images");
        image(images, "photo", status, photo);
        image(images, became, status, other);

        assertThat(claimed(page, ANY)).contains(became);
        assertThat(claimed(page, PHOTO)).contains("photo");
    }

    private Optional<String> claimed(ObjectNode page, JsonNode asked) {
        return claims.claim(new ImgheroPage(new JsonFields(page)), TICKET, asked)
                .map(ImgheroPicture::id);
    }

    private static JsonNode asked(String style) {
        return JsonNodeFactory.instance.objectNode().put("style", style);
    }

    private static void image(ArrayNode images, String style, String status, int minute) {
        images.addObject()
                .put("image_id", style)
                .put("style", style)
                .put("status", status)
                .put("text_treatment", "none")
                .put("created_at", "2026-11-21T10:0" + minute + ":00Z");
    }
}
