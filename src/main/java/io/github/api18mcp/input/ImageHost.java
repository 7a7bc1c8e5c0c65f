package io.github.api18mcp.input;

import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.JobId;
import io.smallrye.mutiny.Uni;
import java.net.URI;

/** Makes images available to services, which fetch them from a URL. */
public interface ImageHost {

    /** Hosts an image under an address that nobody can guess, for an hour at most. */
    Uni<URI> host(JobId job, InputImage image);

    /** Removes the images of a job. */
    default Uni<Void> remove(JobId job) {
        return Uni.createFrom().voidItem();
    }

    /** What the operator can do if an image cannot be fetched, as a sentence. */
    String advice();
}
