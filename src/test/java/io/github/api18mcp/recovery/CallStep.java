package io.github.api18mcp.recovery;

import io.github.api18mcp.recovery.JournalFile.JobEntry;
import java.util.Optional;

/** How far a call had come when its process was killed. */
enum CallStep {
    /** Not in the journal yet. */
    CALLED,
    /** In the journal; nothing has arrived at the service. */
    RESERVED,
    /** Charged by the service, which has not answered. */
    POSTED,
    /** The service has returned its id, which is not in the journal. */
    ANSWERED,
    /** Its id is in the journal, its end is not known. */
    FOLLOWED,
    /** The service has reported the end, which is not in the journal. */
    END_REPORTED,
    /** The end is in the journal and was not delivered. */
    ENDED;

    static CallStep of(Optional<JobEntry> entry, Optional<AcceptedJob> acceptedJob) {
        if (entry.isEmpty()) {
            return CALLED;
        }
        if (entry.get().providerJobId().isEmpty()) {
            return acceptedJob.map(it -> it.isAnswered() ? ANSWERED : POSTED).orElse(RESERVED);
        }
        if (entry.get().isOver()) {
            return ENDED;
        }
        return acceptedJob.filter(AcceptedJob::isOver).isPresent() ? END_REPORTED : FOLLOWED;
    }
}
