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

/** Two jobs for a new page at once, one for any style and one for a photo. The service reports the style of each picture. */
class NamedStyleTest {

    private static final ImgheroJobId JOB_ID = new ImgheroJobId("url_1", List.of(), Optional.empty());
    private static final JsonNode ANY = arguments("auto");
    private static final JsonNode PHOTO = arguments("photo");

    private final PictureMatcher matcher = new PictureMatcher();

    @ParameterizedTest
    @CsvSource({
        "bold, generating, 1, 2",
        "bold, generating, 2, 1",
        "bold, completed, 1, 2",
        "bold, completed, 2, 1",
        "auto, completed, 1, 2",
    })
    void a_job_for_any_style_leaves_the_photo_to_the_job_that_requested_one(
            String otherStyle, String status, int photoMinute, int otherMinute) {
        matcher.expect(JOB_ID, ANY);
        matcher.expect(JOB_ID, PHOTO);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode images = page.putArray("images");
        addPicture(images, "photo", status, photoMinute);
        addPicture(images, otherStyle, status, otherMinute);

        assertThat(claim(page, ANY)).contains(otherStyle);
        assertThat(claim(page, PHOTO)).contains("photo");
    }

    private Optional<String> claim(ObjectNode page, JsonNode arguments) {
        return matcher.claim(new ImgheroPage(new JsonFields(page)), JOB_ID, arguments)
                .map(ImgheroPicture::id);
    }

    private static JsonNode arguments(String style) {
        return JsonNodeFactory.instance.objectNode().put("style", style);
    }

    private static void addPicture(ArrayNode images, String style, String status, int minute) {
        images.addObject()
                .put("image_id", style)
                .put("style", style)
                .put("status", status)
                .put("text_treatment", "none")
                .put("created_at", "2026-11-21T10:0" + minute + ":00Z");
    }
}
