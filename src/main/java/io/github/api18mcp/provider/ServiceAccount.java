package io.github.api18mcp.provider;

import java.net.URI;
import java.util.Optional;

/** The account of the operator at a service: where the service is, and the key that pays there. */
public final class ServiceAccount {

    private final String id;
    private final Optional<Key> key;
    private final String scheme;
    private volatile URI address;

    /**
     * @param id identifies the account without revealing the key
     * @param scheme the name before the key in the {@code Authorization} header
     * @param address where the service is; a sandbox has another address in every process, which is known once it has started
     */
    public ServiceAccount(String id, Optional<Key> key, String scheme, URI address) {
        this.id = id;
        this.key = key;
        this.scheme = scheme;
        this.address = address;
    }

    /** Identifies the account that pays, without revealing it. The service does not report on jobs of another account. */
    public String id() {
        return id;
    }

    /** Whether a key is set. Without one there is no account to charge, so no call can be made. */
    public boolean hasKey() {
        return key.isPresent();
    }

    /** The address of the service, against which the addresses in its answers are resolved. */
    public URI address() {
        return address;
    }

    void isAt(URI started) {
        address = started;
    }

    /** Whether the URL is one of the service's own, so that its outputs can be used as inputs. */
    public boolean serves(URI uri) {
        return uri.getScheme().equalsIgnoreCase(address.getScheme())
                && uri.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    /** The value of the {@code Authorization} header for one of the service's own addresses; empty for any other. */
    public Optional<String> authorization(URI uri) {
        return serves(uri) ? key.map(secret -> secret.authorization(scheme)) : Optional.empty();
    }

    String authorization() {
        return key().authorization(scheme);
    }

    Key key() {
        return key.orElseThrow();
    }
}
