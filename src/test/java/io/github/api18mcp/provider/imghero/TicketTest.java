package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.provider.Fields;
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

class TicketTest {

    @Test
    void it_is_written_for_people_to_read() {
        Ticket ticket = Ticket.of("url_1", List.of(picture("img_1"), picture("img_2")));

        assertThat(Ticket.of("url_1", List.of())).hasToString("url_1");
        assertThat(ticket).hasToString("url_1 except img_1 img_2");
        assertThat(ticket.found(picture("img_3"))).hasToString("url_1/img_3");
    }

    @Property(tries = 200)
    void what_is_written_is_read_again_however_the_service_names_its_things(
            @ForAll("ids") String url,
            @ForAll @Size(max = 3) List<@From("ids") String> others,
            @ForAll("ids") String ours) {
        Ticket sought = new Ticket(url, others, Optional.empty());
        Ticket found = sought.found(picture(ours));

        assertThat(Ticket.parse(sought.toString())).isEqualTo(sought);
        assertThat(Ticket.parse(found.toString())).isEqualTo(found);
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

    private static Picture picture(String id) {
        return new Picture(id, Optional.empty(), new Fields(JsonNodeFactory.instance.objectNode()));
    }
}
