package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.job.Job;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A job under way, as calls see it that wait for it: tracked by this process, or by another. */
public interface JobHandle {

    /** As it stands, as far as this process knows. */
    Job job();

    /** What keeps this process from knowing how the job stands, as a sentence without the full stop. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Completes once the service has the job, or it ended without the service having it. */
    Uni<Void> answered();

    /** Completes once the job ended, or is no longer polled. */
    Uni<Void> over();

    /** Begins what was left until a caller waits: sending the request, or watching the journal. */
    void start();

    /** Asks how the job stands, unless that was done a moment ago; completes once the latest question is answered. */
    Uni<Void> refresh();

    /** The caller left: a request that was not charged so far is not sent again. */
    void callerGone();

    /** The job as a caller is told when this process ends. */
    Job atShutdown();
}
