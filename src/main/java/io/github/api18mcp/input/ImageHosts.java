package io.github.api18mcp.input;

import io.github.api18mcp.access.AddressConfig;
import io.github.api18mcp.catalog.PublicUrl;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Where images are hosted: in the bucket, or else by this server itself. In the sandbox nothing leaves this machine. */
@Singleton
public class ImageHosts {

    private record HostPlace(URI address, ImageHost host) {}

    private final Mode mode;
    private final SandboxImageHost sandbox;
    private final Optional<HostPlace> place;

    ImageHosts(
            Mode mode,
            SandboxImageHost sandbox,
            BucketConfig bucket,
            AddressConfig address,
            Journal journal,
            ImageTransfer transfer) {
        this.mode = mode;
        this.sandbox = sandbox;
        this.place = Bucket.of(bucket)
                .map(complete -> new HostPlace(complete.endpoint(), new BucketHost(complete, transfer)))
                .or(() -> address.publicUrl().map(url -> new HostPlace(url, new OwnLinks(journal.images(), url))));
    }

    /** Empty if there is no place from which this service could fetch. */
    Optional<ImageHost> of(Provider service) {
        return mode == Mode.SANDBOX
                ? Optional.of(sandbox)
                : place.filter(found -> service.isPrivate() || isPublic(found.address()))
                        .map(HostPlace::host);
    }

    private static boolean isPublic(URI address) {
        return PublicUrl.objection(address.toString(), any -> false).isEmpty();
    }
}
