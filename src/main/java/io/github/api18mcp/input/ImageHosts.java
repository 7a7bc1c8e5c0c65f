package io.github.api18mcp.input;

import io.github.api18mcp.access.AddressConfig;
import io.github.api18mcp.catalog.PublicUrl;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where images are hosted. In the sandbox nothing leaves this machine. */
@Singleton
public class ImageHosts {

    private final Mode mode;
    private final SandboxImageHost sandbox;
    private final AddressConfig address;
    private final Journal journal;

    ImageHosts(Mode mode, SandboxImageHost sandbox, AddressConfig address, Journal journal) {
        this.mode = mode;
        this.sandbox = sandbox;
        this.address = address;
        this.journal = journal;
    }

    /** Empty if there is no place from which this service could fetch. */
    Optional<ImageHost> of(Provider service) {
        if (mode == Mode.SANDBOX) {
            return Optional.of(sandbox);
        }
        return address.publicUrl()
                .filter(url -> service.isPrivate()
                        || PublicUrl.objection(url.toString(), any -> false).isEmpty())
                .map(url -> new OwnLinks(journal.images(), url));
    }
}
