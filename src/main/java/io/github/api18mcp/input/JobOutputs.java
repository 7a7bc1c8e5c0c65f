package io.github.api18mcp.input;

import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.PublicUrl;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Finds the outputs of earlier jobs that are to be used as images. */
@Singleton
public class JobOutputs {

    /** Where an output is now. */
    sealed interface Place {

        /** The service can fetch it from where it is. */
        record Live(URI url) implements Place {}

        record Saved(Path file) implements Place {}
    }

    private final Journal journal;
    private final OutputLookup outputs;
    private final Providers providers;
    private final Clock clock;

    JobOutputs(Journal journal, OutputLookup outputs, Providers providers, Clock clock) {
        this.journal = journal;
        this.outputs = outputs;
        this.providers = providers;
        this.clock = clock;
    }

    /** Whether this server serves an output at the address. */
    boolean isServed(URI address) {
        return outputs.served(address.toString()).isPresent();
    }

    /** The output in place of an address of this server, which means nothing to a service. */
    ImageReference understood(ImageReference image) {
        return image instanceof Address address
                ? outputs.served(address.url()).map(ImageReference.class::cast).orElse(image)
                : image;
    }

    /** Where a service gets the output from. Fails with {@link UnusableImageException}. */
    Uni<Place> find(Owner owner, Provider service, JobOutput reference) {
        return output(owner, reference, output -> place(output, service));
    }

    /** An output whose address or file can still be read. Fails with {@link UnusableImageException}. */
    Uni<Output> find(Owner owner, JobOutput reference) {
        return output(owner, reference, output -> {
            if (output.isExpired(clock.instant())) {
                saved(output);
            }
            return output;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Output output) throws UnusableImageException;
    }

    private <T> Uni<T> output(Owner owner, JobOutput reference, Reading<T> reading) {
        return journal.find(owner, new JobId(reference.job()))
                .map(Unchecked.function(found -> usable(found)))
                .chain(job -> outputs.output(job, reference.number()))
                .map(Unchecked.function(found -> reading.of(found.orElseThrow(() ->
                        new UnusableImageException("output " + reference.number() + " of a job that has fewer")))))
                .onFailure(failure -> failure.getCause() instanceof UnusableImageException)
                .transform(Throwable::getCause);
    }

    private static Job usable(Optional<Job> found) throws UnusableImageException {
        Job job = found.orElseThrow(() -> new UnusableImageException("a job that you do not have"));
        if (!(job.state() instanceof Completed)) {
            throw new UnusableImageException(
                    "a job whose status is " + job.status().word());
        }
        if (job.request().output() != OutputKind.IMAGE) {
            throw new UnusableImageException(
                    "a job whose output is a " + job.request().output().word());
        }
        return job;
    }

    private Place place(Output output, Provider service) throws UnusableImageException {
        return isLive(output, service) ? new Place.Live(output.url()) : new Place.Saved(saved(output));
    }

    private static Path saved(Output output) throws UnusableImageException {
        return output.file()
                .orElseThrow(() -> new UnusableImageException("an output that has expired and was not saved"));
    }

    private boolean isLive(Output output, Provider service) {
        return !output.isExpired(clock.instant())
                && PublicUrl.objection(output.url().toString(), service.account()::serves)
                        .isEmpty()
                && (providers.authorization(output.url()).isEmpty()
                        || service.account().serves(output.url()));
    }
}
