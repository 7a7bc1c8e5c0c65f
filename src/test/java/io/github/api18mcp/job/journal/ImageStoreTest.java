package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.image.ImageFormat;
import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Images belong to their caller, links to their job, and both go soon. */
class ImageStoreTest extends JournalSpec {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final InputImage IMAGE = image(1);

    /** Callers and a token for each test, because tests share a PostgreSQL database. */
    private final Owner ada = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);

    private final Owner ben = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);
    private final String token = UUID.randomUUID().toString();

    @Test
    void an_image_is_found_by_its_owner_in_every_process() {
        answer(process().images().keep(ada, IMAGE));

        ImageStore another = process().images();
        assertThat(answer(another.find(ada, IMAGE.id()))).contains(IMAGE);
        assertThat(answer(another.find(ben, IMAGE.id()))).isEmpty();
        assertThat(answer(another.find(new Owner(ada.caller(), Mode.SANDBOX), IMAGE.id())))
                .isEmpty();
    }

    @Test
    void an_image_is_kept_for_an_hour_after_its_last_use() {
        ImageStore images = process().images();
        answer(images.keep(ada, IMAGE));
        clock.pass(ImageStore.LIFETIME.minus(MOMENT));
        assertThat(answer(images.find(ada, IMAGE.id()))).isPresent();
        clock.pass(ImageStore.LIFETIME.minus(MOMENT));
        assertThat(answer(images.find(ada, IMAGE.id()))).isPresent();

        clock.pass(ImageStore.LIFETIME);

        assertThat(answer(images.find(ada, IMAGE.id()))).isEmpty();
    }

    @Test
    void a_caller_cannot_fill_the_database() {
        ImageStore images = process().images();
        answer(images.keep(ben, IMAGE));
        for (int i = 0; i <= ImageStore.MOST_KEPT; i++) {
            clock.pass(MOMENT);
            answer(images.keep(ada, image(i)));
        }

        assertThat(answer(images.find(ada, image(0).id()))).isEmpty();
        assertThat(answer(images.find(ada, image(1).id()))).isPresent();
        assertThat(answer(images.find(ben, IMAGE.id()))).isPresent();
    }

    @Test
    void a_link_is_answered_by_every_process_until_an_hour_is_over() {
        Job job = fresh(process(), costing("0.30"));
        answer(process().images().link(token, job.id(), IMAGE));
        ImageStore another = process().images();
        clock.pass(ImageStore.LIFETIME.minus(MOMENT));
        assertThat(answer(another.linked(token))).contains(IMAGE);
        assertThat(answer(another.linked(token + "0"))).isEmpty();

        clock.pass(MOMENT);

        assertThat(answer(another.linked(token))).isEmpty();
    }

    @Test
    void a_link_ends_with_its_job() {
        Journal journal = process();
        Job ended = fresh(journal, costing("0.30"));
        Job running = fresh(journal, costing("0.30"));
        answer(journal.images().link(token, ended.id(), IMAGE));
        answer(journal.images().link(token + "-running", running.id(), IMAGE));

        write(journal, ended, JobStates.completed());
        write(journal, running, JobStates.PROCESSING);

        assertThat(answer(journal.images().linked(token))).isEmpty();
        assertThat(answer(journal.images().linked(token + "-running"))).contains(IMAGE);
    }

    @Test
    void a_link_stays_while_nobody_can_tell_whether_its_job_runs() {
        Journal journal = process();
        Job job = fresh(journal, costing("0.30"));
        answer(journal.images().link(token, job.id(), IMAGE));

        write(journal, job, JobStates.UNKNOWN);

        assertThat(answer(journal.images().linked(token))).contains(IMAGE);
    }

    private static InputImage image(int number) {
        return new InputImage(ImageFormat.PNG, new byte[] {(byte) number, 0, -1});
    }
}
