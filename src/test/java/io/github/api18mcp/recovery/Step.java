package io.github.api18mcp.recovery;

import io.github.api18mcp.recovery.JournalFile.Entry;
import java.util.Optional;

/** How far the story of a call had come when its process was killed. */
enum Step {
    /** Not yet in the journal. */
    CALLED,
    /** In the journal, and nothing has arrived at the service. */
    RESERVED,
    /** Charged by the service, which has not answered. */
    POSTED,
    /** The service has told its id, which is not in the journal. */
    ANSWERED,
    /** Its id is in the journal, and its end not known. */
    FOLLOWED,
    /** The service has told its end, which is not in the journal. */
    END_REPORTED,
    /** Its end is in the journal, and not told to the caller. */
    ENDED;

    static Step of(Optional<Entry> entry, Optional<Commission> commission) {
        if (entry.isEmpty()) {
            return CALLED;
        }
        if (entry.get().providerJobId().isEmpty()) {
            return commission.map(it -> it.isAnswered() ? ANSWERED : POSTED).orElse(RESERVED);
        }
        if (entry.get().isOver()) {
            return ENDED;
        }
        return commission.filter(Commission::isOver).isPresent() ? END_REPORTED : FOLLOWED;
    }
}
