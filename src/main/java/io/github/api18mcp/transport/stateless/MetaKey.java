package io.github.api18mcp.transport.stateless;

/** The keys of {@code _meta} that the revision reserves. */
final class MetaKey {

    private static final String PREFIX = "io.modelcontextprotocol/";

    static final String PROTOCOL_VERSION = PREFIX + "protocolVersion";
    static final String CLIENT_INFO = PREFIX + "clientInfo";
    static final String CLIENT_CAPABILITIES = PREFIX + "clientCapabilities";
    static final String LOG_LEVEL = PREFIX + "logLevel";
    static final String SERVER_INFO = PREFIX + "serverInfo";
    static final String SUBSCRIPTION_ID = PREFIX + "subscriptionId";

    private MetaKey() {}
}
