package io.github.api18mcp.input;

import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.ImageReference.DataUri;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.catalog.ImageReference.LocalFile;
import io.github.api18mcp.image.EmbeddedImage;
import io.github.api18mcp.image.ImageFile;
import io.github.api18mcp.image.RewrittenImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.BoundedFetch;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps images for their callers, without their metadata. All of it fails with {@link UnusableImageException}. */
@Singleton
public class ImageImports {

    public static final String EXPECTED = "a JPEG, PNG, WEBP or BMP picture";

    private static final Duration LONGEST_FETCH = Duration.ofSeconds(15);

    static final int MOST_FETCHES = 4;

    private final AtomicInteger fetches = new AtomicInteger();
    private final Journal journal;
    private final ImageExecutor executor;
    private final JobOutputs outputs;
    private final BoundedFetch fetch;
    private final Providers providers;
    private final ForeignImages foreign;

    ImageImports(
            Journal journal,
            ImageExecutor executor,
            JobOutputs outputs,
            BoundedFetch fetch,
            Providers providers,
            ForeignImages foreign) {
        this.journal = journal;
        this.executor = executor;
        this.outputs = outputs;
        this.fetch = fetch;
        this.providers = providers;
        this.foreign = foreign;
    }

    /** Keeps the image of a file whose bytes the caller sent. */
    public Uni<ImportedImage> keep(Owner owner, byte[] file) {
        return keep(owner, () -> file);
    }

    /** Whether this server serves an image at the address. */
    public boolean isServed(URI address) {
        return outputs.isServed(address);
    }

    /** Keeps the image that a caller names. */
    public Uni<ImportedImage> keep(Owner owner, ImageReference named, FileAccess files) {
        ImageReference image = outputs.understood(named);
        if (image instanceof DataUri uri) {
            return keep(owner, () -> EmbeddedImage.bytes(uri.text()));
        }
        if (image instanceof LocalFile file) {
            return files instanceof FileAccess.Within within
                    ? within.folders().get().chain(folders -> keep(owner, () -> ImageFile.read(path(file), folders)))
                    : unusable("a path, which means nothing over HTTP");
        }
        if (image instanceof Address address) {
            return keepFetched(owner, () -> foreign.fetch(URI.create(address.url())));
        }
        return image instanceof JobOutput output
                ? outputs.find(owner, output).chain(found -> keep(owner, found))
                : unusable("one that is imported already");
    }

    private Uni<ImportedImage> keep(Owner owner, Output output) {
        return output.file()
                .map(file -> keep(
                        owner,
                        () -> ImageFile.read(file, List.of(file.toAbsolutePath().getParent()))))
                .orElseGet(() -> keepFetched(
                        owner, () -> fetch.fetch(output.url(), providers, EmbeddedImage.MOST_BYTES, LONGEST_FETCH)
                                .onFailure()
                                .transform(failure -> new UnusableImageException("an output that cannot be fetched"))));
    }

    /** Few at once, because each is in memory as a whole until it has been decoded. */
    private Uni<ImportedImage> keepFetched(Owner owner, Supplier<Uni<byte[]>> file) {
        if (fetches.incrementAndGet() > MOST_FETCHES) {
            fetches.decrementAndGet();
            return unusable("one of too many at once; call again in a few seconds");
        }
        return file.get().chain(bytes -> keep(owner, bytes)).onTermination().invoke(fetches::decrementAndGet);
    }

    private Uni<ImportedImage> keep(Owner owner, Callable<byte[]> file) {
        return executor.run(() -> RewrittenImage.of(file.call()))
                .chain(rewritten ->
                        journal.images().keep(owner, rewritten.image()).replaceWith(() -> ImportedImage.of(rewritten)));
    }

    private static Path path(LocalFile file) throws UnusableImageException {
        return file.path().orElseThrow(() -> new UnusableImageException("no path of this system"));
    }

    private static Uni<ImportedImage> unusable(String found) {
        return Uni.createFrom().failure(new UnusableImageException(found));
    }
}
