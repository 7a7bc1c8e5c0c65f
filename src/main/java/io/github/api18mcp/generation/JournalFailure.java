package io.github.api18mcp.generation;

import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What a caller is told when the journal cannot be used: nothing is begun without it. */
final class JournalFailure {

    private static final Logger LOG = Logger.getLogger(JournalFailure.class);

    private JournalFailure() {}

    static Uni<Outcome> refused(Owner owner, Optional<String> model, Uni<Outcome> story) {
        return story.onFailure(JournalUnavailableException.class)
                .invoke(failure -> LOG.errorf("The journal cannot be used: %s", failure.getMessage()))
                .onFailure(JournalUnavailableException.class)
                .recoverWithItem(new Rejected(model, owner.mode(), Refusals.journalUnavailable()));
    }
}
