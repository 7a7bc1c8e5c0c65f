package io.github.api18mcp.job.journal;

import java.time.Duration;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.arbitraries.IntegerArbitrary;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Whatever happens in whatever order, in two processes: the journal and a plain list of jobs say the same. */
class JournalModelTest {

    private static final IntegerArbitrary ANY = Arbitraries.integers().between(0, 99);

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void the_journal_does_what_the_model_does(@ForAll("lives") ActionChain<ModelledJournal> life) {
        ModelledJournal last =
                life.withInvariant("agrees", ModelledJournal::assertAgreement).run();
        last.end();
    }

    @Provide
    Arbitrary<ActionChain<ModelledJournal>> lives() {
        return ActionChain.startWith(ModelledJournal::new)
                .withAction(12, independent(reserving()))
                .withAction(14, independent(writing()))
                .withAction(
                        3,
                        independent(Combinators.combine(ANY, ANY)
                                .as((job, mind) -> step("settle", journals -> journals.settle(job, mind)))))
                .withAction(
                        3,
                        independent(Combinators.combine(ANY, ANY, ANY)
                                .as((job, process, waitStatus) ->
                                        step("confirm", journals -> journals.confirm(job, process, waitStatus)))))
                .withAction(4, independent(ANY.map(job -> step("abandon", journals -> journals.abandon(job)))))
                .withAction(3, independent(ANY.map(job -> step("delivered", journals -> journals.delivered(job)))))
                .withAction(3, independent(passing()))
                .withAction(1, independent(Arbitraries.just(step("lapse", ModelledJournal::lapse))))
                .withAction(1, independent(Arbitraries.just(step("prune", ModelledJournal::prune))))
                .withAction(2, independent(ANY.map(process -> step("die", journals -> journals.die(process)))))
                .withAction(3, independent(ANY.map(process -> step("renew", journals -> journals.renew(process)))))
                .withMaxTransformations(24);
    }

    private static Arbitrary<Transformer<ModelledJournal>> reserving() {
        return Combinators.combine(ANY, ANY, ANY, ANY, ANY)
                .as((process, owner, price, waitStatus, key) ->
                        step("reserve", journals -> journals.reserve(process, owner, price, waitStatus, key)));
    }

    private static Arbitrary<Transformer<ModelledJournal>> writing() {
        return Combinators.combine(ANY, ANY, ANY)
                .as((job, process, state) -> step("write", journals -> journals.write(job, process, state)));
    }

    private static Arbitrary<Transformer<ModelledJournal>> passing() {
        return Arbitraries.of(
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(16),
                        Duration.ofMinutes(31),
                        Duration.ofHours(7),
                        Duration.ofDays(1),
                        Duration.ofDays(12))
                .map(time -> step(time + " pass", journals -> journals.pass(time)));
    }

    private static Transformer<ModelledJournal> step(String name, Consumer<ModelledJournal> step) {
        return Transformer.mutate(name, step);
    }

    private static Action.Independent<ModelledJournal> independent(Arbitrary<Transformer<ModelledJournal>> steps) {
        return () -> steps;
    }
}
