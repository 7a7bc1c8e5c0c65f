package io.github.api18mcp.input;

import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.UploadLinks;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;

/** A link to which a caller uploads one picture. It needs no token beside it, because the shell of an agent has none. */
public record UploadLink(URI url, Instant expiry) {

    /** Followed by the token. */
    public static final String PATH = "/uploads/";

    /** @param server the address of this server, without a slash at the end */
    public static Uni<UploadLink> create(Owner owner, URI server, UploadLinks links) {
        String token = LinkToken.random();
        return links.add(owner, token).map(expiry -> new UploadLink(URI.create(server + PATH + token), expiry));
    }

    /** It lets others upload in the name of its caller. */
    @Override
    public String toString() {
        return "a link until " + expiry;
    }
}
