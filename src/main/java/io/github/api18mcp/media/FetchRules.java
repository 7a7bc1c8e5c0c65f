package io.github.api18mcp.media;

import java.net.URI;
import java.util.Optional;

/** From where files are fetched, and with which credentials. */
public interface FetchRules extends OutputCredentials {

    /** Asked for each address on the way, because a redirect could lead into a private network. */
    boolean allows(URI address);

    /** For what a person at the terminal asks for. */
    static FetchRules anywhere(OutputCredentials credentials) {
        return new FetchRules() {
            @Override
            public boolean allows(URI address) {
                return true;
            }

            @Override
            public Optional<String> authorization(URI address) {
                return credentials.authorization(address);
            }
        };
    }
}
