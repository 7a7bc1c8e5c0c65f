package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.JsonFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureMatcherTest {

    private static final JsonNode ANYTHING = asked("auto", "none");

    private final PictureMatcher claims = new PictureMatcher();
    private final ArrayNode images = JsonNodeFactory.instance.arrayNode();
    private final ImgheroPage page =
            new ImgheroPage(new JsonFields(JsonNodeFactory.instance.objectNode().set("images", images)));

    @Test
    void while_there_is_no_new_picture_nothing_is_taken() {
        image("old", "completed", 1);

        assertThat(claimed(before("old"), ANYTHING)).isEmpty();
    }

    @Test
    void what_was_there_before_is_not_ours() {
        image("old", "generating", 1);
        image("new", "completed", 2);

        assertThat(claimed(before("old"), ANYTHING)).contains("new");
    }

    @Test
    void two_jobs_get_two_pictures() {
        image("one", "generating", 1);
        image("two", "generating", 1);

        assertThat(List.of(
                        claimed(before(), ANYTHING).orElseThrow(),
                        claimed(before(), ANYTHING).orElseThrow()))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(claimed(before(), ANYTHING)).isEmpty();
    }

    @Test
    void the_picture_of_the_style_that_was_asked_for_is_ours() {
        image("theirs", "generating", 1).put("style", "photo");
        image("ours", "generating", 2).put("style", "anime");

        assertThat(claimed(before(), asked("anime", "none"))).contains("ours");
    }

    @Test
    void the_treatment_tells_two_of_one_style_apart() {
        image("plain", "generating", 1).put("style", "photo");
        image("split", "generating", 1).put("style", "photo").put("text_treatment", "split");

        assertThat(claimed(before(), asked("photo", "split"))).contains("split");
        assertThat(claimed(before(), asked("photo", "none"))).contains("plain");
    }

    @Test
    void a_preset_that_ignores_the_treatment_is_ours_all_the_same() {
        image("ours", "generating", 1).put("style", "soft");

        assertThat(claimed(before(), asked("soft", "split"))).contains("ours");
    }

    /** The second job looked when the first one's picture was there already, and can only take its own. */
    @Test
    void a_job_leaves_to_the_next_one_what_only_that_can_take() {
        image("first", "completed", 1);
        claims.sawBefore(page.pictures());
        image("second", "generating", 1);

        assertThat(claimed(before(), ANYTHING)).contains("first");
        assertThat(claimed(before("first"), ANYTHING)).contains("second");
    }

    @Test
    void of_a_page_that_seemed_new_the_one_being_made_is_ours() {
        image("old", "completed", 1);
        image("new", "generating", 2);

        assertThat(claimed(before(), ANYTHING)).contains("new");
    }

    @Test
    void of_a_page_that_seemed_new_the_newest_is_ours_when_all_are_made() {
        image("old", "completed", 1);
        image("new", "completed", 2);

        assertThat(claimed(before(), ANYTHING)).contains("new");
    }

    private ObjectNode image(String id, String status, int minute) {
        return images.addObject()
                .put("image_id", id)
                .put("status", status)
                .put("style", "auto")
                .put("text_treatment", "none")
                .put("created_at", "2026-11-21T10:0" + minute + ":00Z");
    }

    private Optional<String> claimed(ImgheroJobId ticket, JsonNode asked) {
        return claims.claim(page, ticket, asked).map(ImgheroPicture::id);
    }

    private static ImgheroJobId before(String... others) {
        return new ImgheroJobId("url_1", List.of(others), Optional.empty());
    }

    private static JsonNode asked(String style, String treatment) {
        return JsonNodeFactory.instance.objectNode().put("style", style).put("text_treatment", treatment);
    }
}
