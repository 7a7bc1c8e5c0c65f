package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.provider.JsonFields;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ImgheroJobIdTest {

    @Test
    void it_is_written_for_people_to_read() {
        ImgheroJobId ticket = ImgheroJobId.of("url_1", List.of(picture("img_1"), picture("img_2")));

        assertThat(ImgheroJobId.of("url_1", List.of())).hasToString("url_1");
        assertThat(ticket).hasToString("url_1 except img_1 img_2");
        assertThat(ticket.found(picture("img_3"))).hasToString("url_1/img_3");
    }

    @Property(tries = 200)
    void what_is_written_is_read_again_however_the_service_names_its_things(
            @ForAll("ids") String url,
            @ForAll @Size(max = 3) List<@From("ids") String> others,
            @ForAll("ids") String ours) {
        ImgheroJobId sought = new ImgheroJobId(url, others, Optional.empty());
        ImgheroJobId found = sought.found(picture(ours));

        assertThat(ImgheroJobId.parse(sought.toString())).isEqualTo(sought);
        assertThat(ImgheroJobId.parse(found.toString())).isEqualTo(found);
    }

    /** With all that a ticket is written with. */
    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("a1_-./+%* é\n")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(id -> !id.isBlank());
    }

    private static ImgheroPicture picture(String id) {
        return new ImgheroPicture(id, Optional.empty(), new JsonFields(JsonNodeFactory.instance.objectNode()));
    }
}
