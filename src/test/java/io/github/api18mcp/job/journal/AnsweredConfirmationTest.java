package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The answer to a confirmation counts once, for all processes together. */
class AnsweredConfirmationTest extends JournalSpec {

    private final String id = UUID.randomUUID().toString();

    @Test
    void all_processes_have_the_same_key() {
        byte[] key = answer(process().confirmationKey());

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(answer(process().confirmationKey())).isEqualTo(key);
    }

    @Test
    void processes_that_need_the_first_key_at_once_get_the_same_one() {
        sql().useHandle(handle -> handle.execute("delete from confirmation_key"));

        List<byte[]> keys = Race.of(List.of(process(), process()), 3, (journal, turn) -> journal.confirmationKey());

        assertThat(keys).allSatisfy(key -> assertThat(key).isEqualTo(keys.get(0)));
    }

    @Test
    void a_second_use_is_noticed_by_every_process() {
        Journal journal = process();

        assertThat(use(journal, id)).isTrue();
        assertThat(use(journal, id)).isFalse();
        assertThat(use(process(), id)).isFalse();
        assertThat(use(journal, UUID.randomUUID().toString())).isTrue();
    }

    @Test
    void of_many_uses_at_the_same_time_one_counts() {
        List<Boolean> uses = Race.of(
                List.of(process(), process()), 3, (journal, turn) -> journal.useConfirmation(id, in15Minutes()));

        assertThat(Collections.frequency(uses, true)).isEqualTo(1);
    }

    @Test
    void a_use_is_remembered_until_the_answer_has_expired() {
        Journal journal = process();
        Instant expiry = in15Minutes();
        answer(journal.useConfirmation(id, expiry));

        clock.pass(Duration.ofMinutes(15));
        use(journal, UUID.randomUUID().toString());
        assertThat(answer(journal.useConfirmation(id, expiry))).isFalse();

        clock.pass(Duration.ofMillis(1));
        use(journal, UUID.randomUUID().toString());
        assertThat(answer(journal.useConfirmation(id, expiry))).isTrue();
    }

    private boolean use(Journal journal, String id) {
        return answer(journal.useConfirmation(id, in15Minutes()));
    }

    private Instant in15Minutes() {
        return clock.instant().plus(Duration.ofMinutes(15));
    }
}
