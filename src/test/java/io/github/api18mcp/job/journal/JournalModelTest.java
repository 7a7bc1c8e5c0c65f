package io.github.api18mcp.job.journal;

import io.github.api18mcp.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever two processes do in whatever order, the journal and a plain list of jobs agree. */
class JournalModelTest {

    private static final int TRIES = 100;
    private static final int STEPS = 24;

    private record Step(String name, Consumer<ModelledJournal> action) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void the_journal_does_what_the_model_does() {
        Property.check(TRIES, JournalModelTest::steps, steps -> failure(steps).ifPresent(failure -> {
            List<Step> shortest = shortened(steps);
            throw new AssertionError(
                    "The shortest sequence that fails: " + shortest,
                    failure(shortest).orElse(failure));
        }));
    }

    private static Optional<Throwable> failure(List<Step> steps) {
        try (ModelledJournal journal = new ModelledJournal()) {
            steps.forEach(step -> {
                step.action().accept(journal);
                journal.assertAgreement();
            });
            journal.assertFinalAgreement();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e);
        }
    }

    /** Removes one step after the other as long as the rest still fails. */
    private static List<Step> shortened(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            List<Step> rest = new ArrayList<>(steps);
            rest.remove(i);
            if (failure(rest).isPresent()) {
                return shortened(rest);
            }
        }
        return steps;
    }

    private static List<Step> steps(Random random) {
        return Stream.generate(() -> step(random)).limit(STEPS).toList();
    }

    /** Frequent events are generated more often. */
    private static Step step(Random random) {
        int a = random.nextInt(100);
        int b = random.nextInt(100);
        int c = random.nextInt(100);
        int d = random.nextInt(100);
        int e = random.nextInt(100);
        int f = random.nextInt(100);
        int draw = random.nextInt(54);
        if (draw < 12) {
            return step("reserve", journal -> journal.reserve(a, b, c, d, e, f), a, b, c, d, e, f);
        } else if (draw < 26) {
            return step("write", journal -> journal.write(a, b, c), a, b, c);
        } else if (draw < 29) {
            return step("settle", journal -> journal.settle(a, b), a, b);
        } else if (draw < 32) {
            return step("confirm", journal -> journal.confirm(a, b, c), a, b, c);
        } else if (draw < 36) {
            return step("abandon", journal -> journal.abandon(a), a);
        } else if (draw < 39) {
            return step("delivered", journal -> journal.delivered(a), a);
        } else if (draw < 42) {
            Duration time = Property.any(
                    random,
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(16),
                    Duration.ofMinutes(31),
                    Duration.ofHours(7),
                    Duration.ofDays(1),
                    Duration.ofDays(12));
            return step(time + " pass", journal -> journal.pass(time));
        } else if (draw < 43) {
            return step("expire confirmations", ModelledJournal::lapse);
        } else if (draw < 44) {
            return step("prune", ModelledJournal::prune);
        } else if (draw < 46) {
            return step("process dies", journal -> journal.die(a), a);
        }
        if (draw < 49) {
            return step("renew", journal -> journal.renew(a), a);
        } else if (draw < 52) {
            return step("sending", journal -> journal.sending(a, b, c), a, b, c);
        }
        return step("submitted", journal -> journal.submitted(a), a);
    }

    private static Step step(String name, Consumer<ModelledJournal> action, Integer... arguments) {
        return new Step(name + List.of(arguments), action);
    }
}
