package io.github.api18mcp.input;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Arguments.ImageArgument;
import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.ImageReference.Import;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.image.ImageFile;
import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.image.RewrittenImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.JobOutputs.Place;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Hosts the images of a job right before it is sent, and checks that they can be fetched before anything is paid. */
@Singleton
public class HostedImages implements JobImages {

    private static final Logger LOG = Logger.getLogger(HostedImages.class);

    private static final long LONGEST_REMOVAL_MILLIS = 1000;

    private final Set<CompletableFuture<Void>> removals = ConcurrentHashMap.newKeySet();
    private final Journal journal;
    private final Providers providers;
    private final JobOutputs outputs;
    private final ImageHosts hosts;
    private final ImageExecutor executor;
    private final ImageTransfer transfer;

    HostedImages(
            Journal journal,
            Providers providers,
            JobOutputs outputs,
            ImageHosts hosts,
            ImageExecutor executor,
            ImageTransfer transfer) {
        this.journal = journal;
        this.providers = providers;
        this.outputs = outputs;
        this.hosts = hosts;
        this.executor = executor;
        this.transfer = transfer;
    }

    @Override
    public Uni<Arguments> hosted(Job job, Arguments arguments) {
        if (arguments.images().stream().allMatch(argument -> argument.image() instanceof Address)) {
            return Uni.createFrom().item(arguments);
        }
        return Multi.createFrom()
                .iterable(arguments.images())
                .map(ImageArgument::image)
                .onItem()
                .transformToUniAndConcatenate(image -> url(job, image))
                .collect()
                .asList()
                .map(arguments::withImages)
                .onFailure(UnusableImageException.class)
                .transform(failure -> new ImageNotHostedException("The picture is " + failure.getMessage() + "."));
    }

    @Override
    public void ended(Job job) {
        hosts.of(service(job)).ifPresent(host -> {
            CompletableFuture<Void> removal = host.remove(job.id())
                    .onFailure()
                    .invoke(failure -> LOG.warnf("%s: its images could not be removed: %s", job.id(), failure))
                    .subscribeAsCompletionStage();
            removals.add(removal);
            removal.whenComplete((done, failure) -> removals.remove(removal));
        });
    }

    /** A command ends as soon as it has its answer; the images of its job are to go as well. */
    @PreDestroy
    void finish() {
        CompletableFuture.allOf(removals.toArray(CompletableFuture[]::new))
                .orTimeout(LONGEST_REMOVAL_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
    }

    private Uni<String> url(Job job, ImageReference image) {
        if (image instanceof Address address) {
            return Uni.createFrom().item(address.url());
        }
        return image instanceof JobOutput output
                ? outputs.find(job.request().owner(), service(job), output)
                        .chain(place -> place instanceof Place.Live live
                                ? Uni.createFrom().item(live.url().toString())
                                : saved(((Place.Saved) place).file()).chain(saved -> hosted(job, saved)))
                : imported(job, (Import) image).chain(found -> hosted(job, found));
    }

    private Uni<InputImage> imported(Job job, Import imported) {
        return journal.images()
                .find(job.request().owner(), imported.id())
                .map(found -> found.orElseThrow(
                        () -> new ImageNotHostedException("The picture was imported too long ago; name it anew.")));
    }

    /** A file that this program wrote itself. */
    private Uni<InputImage> saved(Path file) {
        return executor.run(() -> RewrittenImage.of(
                        ImageFile.read(file, List.of(file.toAbsolutePath().getParent())))
                .image());
    }

    private Uni<String> hosted(Job job, InputImage image) {
        ImageHost host = hosts.of(service(job))
                .orElseThrow(() -> new ImageNotHostedException("There is no place any more to host the picture."));
        return host.host(job.id(), image)
                .onFailure()
                .transform(failure -> new ImageNotHostedException(
                        "The picture could not be hosted (" + failure.getMessage() + "). " + host.advice()))
                .call(url -> transfer.check(url, image)
                        .onFailure()
                        .transform(failure -> new ImageNotHostedException(
                                "This server fetched the hosted picture as the service would, and failed ("
                                        + failure.getMessage() + "). " + host.advice())))
                .map(URI::toString);
    }

    private Provider service(Job job) {
        return providers.byName(job.request().provider()).orElseThrow();
    }
}
