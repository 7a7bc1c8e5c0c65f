package io.github.api18mcp.input;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.Job;
import io.smallrye.mutiny.Uni;

/** Makes the images of a job available to its service. */
public interface JobImages {

    /** Gives the service nothing but what the arguments say. */
    JobImages AS_GIVEN = new JobImages() {
        @Override
        public Uni<Arguments> hosted(Job job, Arguments arguments) {
            return Uni.createFrom().item(arguments);
        }

        @Override
        public void ended(Job job) {}
    };

    /**
     * The arguments as the service gets them: with URLs in place of all images. Called when the job is about to be sent. Fails with
     * {@link ImageNotHostedException}.
     */
    Uni<Arguments> hosted(Job job, Arguments arguments);

    /** The job has ended in a known way, so that the service needs the images no more. */
    void ended(Job job);
}
