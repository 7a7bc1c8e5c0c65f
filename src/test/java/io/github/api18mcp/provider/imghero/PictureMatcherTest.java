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

    private static final JsonNode ANY_STYLE = arguments("auto", "none");

    private final PictureMatcher matcher = new PictureMatcher();
    private final ArrayNode images = JsonNodeFactory.instance.arrayNode();
    private final ImgheroPage page =
            new ImgheroPage(new JsonFields(JsonNodeFactory.instance.objectNode().set("images", images)));

    @Test
    void claims_nothing_while_there_is_no_new_picture() {
        addPicture("old", "completed", 1);

        assertThat(claim(jobIdExcept("old"), ANY_STYLE)).isEmpty();
    }

    @Test
    void does_not_claim_a_picture_that_existed_before() {
        addPicture("old", "generating", 1);
        addPicture("new", "completed", 2);

        assertThat(claim(jobIdExcept("old"), ANY_STYLE)).contains("new");
    }

    @Test
    void two_jobs_get_two_pictures() {
        addPicture("one", "generating", 1);
        addPicture("two", "generating", 1);

        assertThat(List.of(
                        claim(jobIdExcept(), ANY_STYLE).orElseThrow(),
                        claim(jobIdExcept(), ANY_STYLE).orElseThrow()))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(claim(jobIdExcept(), ANY_STYLE)).isEmpty();
    }

    @Test
    void claims_the_picture_with_the_requested_style() {
        addPicture("theirs", "generating", 1).put("style", "photo");
        addPicture("ours", "generating", 2).put("style", "anime");

        assertThat(claim(jobIdExcept(), arguments("anime", "none"))).contains("ours");
    }

    @Test
    void the_text_treatment_distinguishes_two_pictures_of_one_style() {
        addPicture("plain", "generating", 1).put("style", "photo");
        addPicture("split", "generating", 1).put("style", "photo").put("text_treatment", "split");

        assertThat(claim(jobIdExcept(), arguments("photo", "split"))).contains("split");
        assertThat(claim(jobIdExcept(), arguments("photo", "none"))).contains("plain");
    }

    @Test
    void claims_a_preset_picture_that_ignores_the_text_treatment() {
        addPicture("ours", "generating", 1).put("style", "soft");

        assertThat(claim(jobIdExcept(), arguments("soft", "split"))).contains("ours");
    }

    /** The first picture existed when the second job was submitted, so the second job can only claim its own. */
    @Test
    void a_job_leaves_the_only_claimable_picture_to_the_next_job() {
        addPicture("first", "completed", 1);
        matcher.recordExisting(page.pictures());
        addPicture("second", "generating", 1);

        assertThat(claim(jobIdExcept(), ANY_STYLE)).contains("first");
        assertThat(claim(jobIdExcept("first"), ANY_STYLE)).contains("second");
    }

    @Test
    void claims_the_picture_that_is_generating_if_the_page_seemed_new() {
        addPicture("old", "completed", 1);
        addPicture("new", "generating", 2);

        assertThat(claim(jobIdExcept(), ANY_STYLE)).contains("new");
    }

    @Test
    void claims_the_newest_finished_picture_if_the_page_seemed_new() {
        addPicture("old", "completed", 1);
        addPicture("new", "completed", 2);

        assertThat(claim(jobIdExcept(), ANY_STYLE)).contains("new");
    }

    private ObjectNode addPicture(String id, String status, int minute) {
        return images.addObject()
                .put("image_id", id)
                .put("status", status)
                .put("style", "auto")
                .put("text_treatment", "none")
                .put("created_at", "2026-11-21T10:0" + minute + ":00Z");
    }

    private Optional<String> claim(ImgheroJobId jobId, JsonNode arguments) {
        return matcher.claim(page, jobId, arguments).map(ImgheroPicture::id);
    }

    private static ImgheroJobId jobIdExcept(String... existing) {
        return new ImgheroJobId("url_1", List.of(existing), Optional.empty());
    }

    private static JsonNode arguments(String style, String treatment) {
        return JsonNodeFactory.instance.objectNode().put("style", style).put("text_treatment", treatment);
    }
}
