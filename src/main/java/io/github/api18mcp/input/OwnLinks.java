package io.github.api18mcp.input;

import io.github.api18mcp.access.AddressConfig;
import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.ImageStore;
import io.smallrye.mutiny.Uni;
import java.net.URI;

/**
 * Links of this server itself. Any process that serves HTTP with the same journal answers them. They end with the job, because the
 * journal removes them when it writes its end.
 */
public final class OwnLinks implements ImageHost {

    /** Followed by the token, and the ending of the file. */
    public static final String PATH = "/inputs/";

    private final ImageStore store;
    private final String base;

    /** @param publicUrl of this server, or of its MCP endpoint */
    OwnLinks(ImageStore store, URI publicUrl) {
        this.store = store;
        this.base = AddressConfig.base(publicUrl);
    }

    @Override
    public Uni<URI> host(JobId job, InputImage image) {
        String token = LinkToken.random();
        URI link = URI.create(base + PATH + token + "." + image.format().extension());
        return store.link(token, job, image).replaceWith(link);
    }

    @Override
    public String advice() {
        return "Set API18MCP_PUBLIC_URL to the address under which the service reaches this server.";
    }
}
