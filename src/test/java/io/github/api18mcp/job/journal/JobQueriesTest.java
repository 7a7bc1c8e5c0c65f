package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static io.github.api18mcp.job.journal.JobRequests.ADA_AT_PLAY;
import static io.github.api18mcp.job.journal.JobRequests.BEN;
import static io.github.api18mcp.job.journal.JobRequests.costing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.platform.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners find their own jobs. */
class JobQueriesTest extends JournalSpec {

    @Test
    void newest_first_and_one_more_than_the_limit_says_that_there_are_more() {
        Journal journal = process();
        Job first = later(journal, costing("0.30"));
        Job second = later(journal, costing("0.30"));
        Job third = later(journal, costing("0.30"));

        assertThat(list(journal, all(3))).containsExactly(third, second, first);
        assertThat(list(journal, all(2))).containsExactly(third, second, first);
        assertThat(list(journal, all(1))).containsExactly(third, second);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pages_over_equal_moments_lose_nothing_and_repeat_nothing(int size) {
        Journal journal = process();
        List<Job> jobs = new ArrayList<>();
        for (int moment = 0; moment < 3; moment++) {
            IntStream.range(0, 4).forEach(turn -> jobs.add(fresh(journal, costing("0.30"))));
            clock.pass(Duration.ofMillis(1));
        }

        List<Job> paged = pages(journal, size);

        assertThat(paged).containsExactlyInAnyOrderElementsOf(jobs);
        assertThat(paged).isEqualTo(list(journal, all(100)));
    }

    @Test
    void a_job_that_comes_while_somebody_pages_moves_no_page() {
        Journal journal = process();
        Job first = later(journal, costing("0.30"));
        Job second = later(journal, costing("0.30"));
        later(journal, costing("0.30"));

        assertThat(list(journal, before(second, 9))).containsExactly(first);
        assertThat(list(journal, before(first, 9))).isEmpty();
    }

    @Test
    void nobody_sees_what_others_have() {
        Journal journal = process();
        Job mine = later(journal, costing("0.30"));
        Job bens = later(journal, costing("0.30", BEN));
        later(journal, costing("0.30", ADA_AT_PLAY));

        assertThat(list(journal, all(9))).containsExactly(mine);
        assertThat(list(journal, before(bens, 9))).containsExactly(mine);
        assertThat(answer(journal.find(ADA, bens.id()))).isEmpty();
        assertThat(answer(journal.find(ADA_AT_PLAY, mine.id()))).isEmpty();
        assertThat(answer(journal.ids(ADA, "j_", 9))).containsExactly(mine.id());
    }

    @Test
    void the_operator_sees_everybodys_jobs_of_one_mode() {
        Journal journal = process();
        Job adas = later(journal, costing("0.30"));
        Job bens = later(journal, costing("0.30", BEN));
        Job atPlay = later(journal, costing("0.30", ADA_AT_PLAY));

        assertThat(answer(journal.list(Mode.LIVE, all(9)))).containsExactly(bens, adas);
        assertThat(answer(journal.list(Mode.LIVE, before(bens, 9)))).containsExactly(adas);
        assertThat(answer(journal.list(Mode.SANDBOX, all(9)))).containsExactly(atPlay);
        assertThat(answer(journal.find(bens.id()))).contains(bens);
        assertThat(answer(journal.find(JobId.fresh()))).isEmpty();
    }

    @Test
    void ended_jobs_in_doubt_are_listed_of_every_caller_until_they_are_settled() {
        Journal journal = process();
        write(journal, later(journal, costing("0.30")), JobStates.completed());
        Job unknown = write(journal, later(journal, costing("0.30")), JobStates.UNKNOWN);
        write(journal, later(journal, costing("0.30", BEN)), JobStates.failed(Charged.NO));
        Job failed = write(journal, later(journal, costing("0.30", BEN)), JobStates.failed(Charged.UNKNOWN));
        write(journal, later(journal, costing("0.30", ADA_AT_PLAY)), JobStates.UNKNOWN);
        later(journal, JobRequests.by(ADA, "zeus"));

        assertThat(answer(journal.inDoubt(Mode.LIVE, 9))).containsExactly(failed, unknown);
        assertThat(answer(journal.inDoubt(Mode.LIVE, 1))).containsExactly(failed);

        answer(journal.settle(failed.id(), Settlement.CHARGED));

        assertThat(answer(journal.inDoubt(Mode.LIVE, 9))).containsExactly(unknown);
    }

    @Test
    void before_a_job_that_is_not_there_is_nothing() {
        Journal journal = process();
        later(journal, costing("0.30"));

        assertThat(answer(journal.list(ADA, JobFilter.newest(9).before(Optional.of(JobId.fresh())))))
                .isEmpty();
    }

    @Test
    void by_status_in_the_contracts_words() {
        Journal journal = process();
        Job awaiting = fresh(journal, toConfirmAbove("0", JobRequests.by(ADA, "zeus")));
        Job recorded = later(journal, costing("0.30"));
        Job processing = write(journal, later(journal, costing("0.30")), JobStates.PROCESSING);
        Job completed = write(journal, later(journal, costing("0.30")), JobStates.completed());
        Job failed = write(journal, later(journal, costing("0.30")), JobStates.failed(Charged.NO));
        Job unknown = write(journal, later(journal, costing("0.30")), JobStates.UNKNOWN);
        Job refused = write(
                journal, fresh(journal, toConfirmAbove("0", JobRequests.by(ADA, "hera"))), JobStates.NOT_CONFIRMED);

        assertThat(list(journal, of(JobStatus.AWAITING_CONFIRMATION))).containsExactly(awaiting);
        assertThat(list(journal, of(JobStatus.PROCESSING))).containsExactly(processing, recorded);
        assertThat(list(journal, of(JobStatus.COMPLETED))).containsExactly(completed);
        assertThat(list(journal, of(JobStatus.FAILED))).containsExactly(failed);
        assertThat(list(journal, of(JobStatus.UNKNOWN))).containsExactly(unknown);
        assertThat(list(journal, of(JobStatus.REFUSED))).containsExactly(refused);
    }

    @Test
    void by_model_and_by_everything_together() {
        Journal journal = process();
        Job older = write(journal, later(journal, JobRequests.by(ADA, "zeus")), JobStates.completed());
        Job processing = later(journal, JobRequests.by(ADA, "zeus"));
        Job newest = write(journal, later(journal, JobRequests.by(ADA, "zeus")), JobStates.completed());
        later(journal, JobRequests.by(ADA, "hera"));

        assertThat(list(journal, JobFilter.newest(9).ofModel(Optional.of("zeus"))))
                .containsExactly(newest, processing, older);
        assertThat(list(journal, JobFilter.newest(9).ofModel(Optional.of("zeus' or 1=1"))))
                .isEmpty();
        assertThat(list(
                        journal,
                        JobFilter.newest(1)
                                .withStatus(Optional.of(JobStatus.COMPLETED))
                                .ofModel(Optional.of("zeus"))
                                .before(Optional.of(newest.id()))))
                .containsExactly(older);
    }

    @Test
    void by_words_of_the_prompt_in_any_order_and_case() {
        Journal journal = process();
        Job lighthouse = later(journal, about("A red Lighthouse,\nat DUSK"));
        Job boat = later(journal, about("A boat at dusk \u0000 100%"));
        Job street = later(journal, about("Straße in İzmir, ＮＥＯＮ"));
        later(journal, JobRequests.with(JobRequests.saying("A cat").put("negative_prompt", "dusk")));
        later(journal, costing("0.30", BEN));

        assertThat(list(journal, asking("dusk"))).containsExactly(boat, lighthouse);
        assertThat(list(journal, asking("Dusk  red"))).containsExactly(lighthouse);
        assertThat(list(journal, asking("house"))).containsExactly(lighthouse);
        assertThat(list(journal, asking("straße neon"))).containsExactly(street);
        assertThat(list(journal, asking("dusk cat"))).isEmpty();
        assertThat(list(journal, asking(" "))).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "0%", "100%"})
    void wildcards_of_the_database_are_characters_like_others(String query) {
        Journal journal = process();
        Job percent = later(journal, about("A boat 100%"));
        later(journal, about("A boat_100!"));

        assertThat(list(journal, asking(query))).containsExactly(percent);
        assertThat(list(journal, asking("boat_"))).doesNotContain(percent).hasSize(1);
        assertThat(list(journal, asking("0!"))).doesNotContain(percent).hasSize(1);
    }

    @Test
    void jobs_of_older_versions_are_found_by_their_arguments() {
        Journal journal = process();
        Job old = later(journal, about("A red Lighthouse"));
        sql().useHandle(handle -> handle.execute("update job set search_text = null"));

        assertThat(list(journal, asking("lighthouse red"))).containsExactly(old);
    }

    @Test
    void by_kind_and_since_a_moment() {
        Journal journal = process();
        Job picture = later(journal, costing("0.30"));
        Job clip = later(journal, JobRequests.clip());

        assertThat(list(journal, JobFilter.newest(9).ofKind(Optional.of(OutputKind.VIDEO))))
                .containsExactly(clip);
        assertThat(list(journal, JobFilter.newest(9).ofKind(Optional.of(OutputKind.IMAGE))))
                .containsExactly(picture);
        assertThat(list(journal, JobFilter.newest(9).since(Optional.of(clip.createdAt()))))
                .containsExactly(clip);
        assertThat(list(
                        journal,
                        JobFilter.newest(9).since(Optional.of(clip.createdAt().plusMillis(1)))))
                .isEmpty();
    }

    @Test
    void until_a_moment_that_is_not_included() {
        Journal journal = process();
        Job first = later(journal, costing("0.30"));
        Job second = later(journal, costing("0.30"));

        assertThat(list(journal, JobFilter.newest(9).until(Optional.of(second.createdAt()))))
                .containsExactly(first);
        assertThat(list(
                        journal,
                        JobFilter.newest(9)
                                .since(Optional.of(second.createdAt()))
                                .until(Optional.of(second.createdAt().plusMillis(1)))))
                .containsExactly(second);
    }

    @Test
    void by_what_is_spent_or_reserved() {
        Journal journal = process();
        Job reserved = later(journal, costing("0.30"));
        Job dearer = write(journal, later(journal, costing("0.30")), JobStates.completed("0.50"));
        Job free = write(journal, later(journal, costing("0.30")), JobStates.failed(Charged.NO));

        assertThat(list(journal, costs("0.30", "0.30"))).containsExactly(reserved);
        assertThat(list(journal, costs("0.300001", "9"))).containsExactly(dearer);
        assertThat(list(journal, costs("0", "0"))).containsExactly(free);
    }

    @Test
    void ids_by_how_they_begin() {
        Journal journal = process();
        List<JobId> ids = new ArrayList<>();
        IntStream.range(0, 5)
                .forEach(turn -> ids.add(0, later(journal, costing("0.30")).id()));
        JobId wanted = ids.get(2);

        assertThat(answer(journal.ids(ADA, "", 9))).isEqualTo(ids);
        assertThat(answer(journal.ids(ADA, "j_", 2))).isEqualTo(ids.subList(0, 2));
        assertThat(answer(journal.ids(ADA, wanted.value().substring(0, 14), 9))).containsExactly(wanted);
        assertThat(answer(journal.ids(ADA, wanted.value(), 9))).containsExactly(wanted);
        assertThat(answer(journal.ids(ADA, "j%", 9))).isEmpty();
        assertThat(answer(journal.ids(ADA, "J_", 9))).isEmpty();
    }

    private Job later(Journal journal, JobRequest request) {
        clock.pass(Duration.ofMillis(1));
        return fresh(journal, submitted(request));
    }

    private static List<Job> pages(Journal journal, int size) {
        List<Job> paged = new ArrayList<>();
        List<Job> page = list(journal, all(size));
        while (page.size() > size) {
            paged.addAll(page.subList(0, size));
            assertThat(paged).doesNotHaveDuplicates();
            page = list(journal, before(page.get(size - 1), size));
        }
        paged.addAll(page);
        return paged;
    }

    private static List<Job> list(Journal journal, JobFilter filter) {
        return answer(journal.list(ADA, filter));
    }

    private static JobRequest about(String prompt) {
        return JobRequests.with(JobRequests.saying(prompt));
    }

    private static JobFilter asking(String query) {
        return JobFilter.newest(9).about(query);
    }

    private static JobFilter all(int limit) {
        return JobFilter.newest(limit);
    }

    private static JobFilter costs(String least, String most) {
        return JobFilter.newest(9).costing(Optional.of(Usd.of(least)), Optional.of(Usd.of(most)));
    }

    private static JobFilter of(JobStatus status) {
        return JobFilter.newest(9).withStatus(Optional.of(status));
    }

    private static JobFilter before(Job job, int limit) {
        return JobFilter.newest(limit).before(Optional.of(job.id()));
    }
}
