package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.Property;
import io.github.api18mcp.provider.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImgheroJobIdTest {

    @Test
    void is_readable_for_people() {
        ImgheroJobId jobId = ImgheroJobId.of("url_1", List.of(picture("img_1"), picture("img_2")));

        assertThat(ImgheroJobId.of("url_1", List.of())).hasToString("url_1");
        assertThat(jobId).hasToString("url_1 except img_1 img_2");
        assertThat(jobId.withPicture(picture("img_3"))).hasToString("url_1/img_3");
    }

    @Test
    void parses_what_it_writes_whatever_the_ids_are() {
        Property.check(
                1_000,
                random -> List.of(sought(random), sought(random).withPicture(picture(id(random)))),
                jobIds -> assertThat(jobIds).allSatisfy(jobId -> assertThat(ImgheroJobId.parse(jobId.toString()))
                        .isEqualTo(jobId)));
    }

    private static ImgheroJobId sought(Random random) {
        List<String> existing =
                Stream.generate(() -> id(random)).limit(random.nextInt(4)).toList();
        return new ImgheroJobId(id(random), existing, Optional.empty());
    }

    /** Ids that contain the separators of a job id. */
    private static String id(Random random) {
        String id = Property.text(random, "a1_-./+%* é\n", 1 + random.nextInt(8));
        return id.isBlank() ? id(random) : id;
    }

    private static ImgheroPicture picture(String id) {
        return new ImgheroPicture(id, Optional.empty(), new JsonFields(JsonNodeFactory.instance.objectNode()));
    }
}
