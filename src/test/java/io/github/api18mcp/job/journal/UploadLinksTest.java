package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link works once, for its caller, for a quarter of an hour. */
class UploadLinksTest extends JournalSpec {

    private static final Duration MOMENT = Duration.ofMillis(1);

    /** A caller and a token for each test, because tests share a PostgreSQL database. */
    private final Owner ada = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    private final String token = UUID.randomUUID().toString();

    @Test
    void a_link_is_known_to_every_process_until_it_expires() {
        answer(process().uploads().add(ada, token));
        UploadLinks another = process().uploads();
        clock.pass(UploadLinks.LIFETIME.minus(MOMENT));
        assertThat(answer(another.owner(token))).contains(ada);
        assertThat(answer(another.owner(token + "0"))).isEmpty();

        clock.pass(MOMENT);

        assertThat(answer(another.owner(token))).isEmpty();
    }

    @Test
    void a_link_is_used_once() {
        UploadLinks links = process().uploads();
        answer(links.add(ada, token));

        assertThat(answer(links.use(token))).isTrue();
        assertThat(answer(process().uploads().use(token))).isFalse();
        assertThat(answer(links.owner(token))).isEmpty();
    }

    @Test
    void a_caller_cannot_fill_the_database() {
        UploadLinks links = process().uploads();
        for (int i = 0; i <= UploadLinks.MOST_KEPT; i++) {
            answer(links.add(ada, token + i));
            clock.pass(MOMENT);
        }

        assertThat(answer(links.owner(token + 0))).isEmpty();
        assertThat(answer(links.owner(token + 1))).isPresent();
    }
}
