package io.github.api18mcp.tool.mcp;

import io.quarkiverse.mcp.server.Implementation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A client that offers a protocol version with {@code resource_link} but discards a whole result that contains one.
 *
 * @param name as the client calls itself
 * @param fixedIn the client's first version that reads links; empty if its versions do not tell
 * @param source where the failure or its fix is described
 */
record LinkDiscardingClient(String name, Optional<Version> fixedIn, String source) {

    private static final String FILE = "/clients/resource-links.yaml";

    /** Proxies such as mcp-remote append themselves to the name of their client. */
    private static final String PROXY = " (via ";

    LinkDiscardingClient {
        if (name.isBlank() || !source.startsWith("https://")) {
            throw new IllegalArgumentException("a client has a name, and a source with an address");
        }
    }

    static List<LinkDiscardingClient> known() {
        try (InputStream yaml = LinkDiscardingClient.class.getResourceAsStream(FILE)) {
            List<Map<String, String>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return entries.stream().map(LinkDiscardingClient::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinkDiscardingClient of(Map<String, String> entry) {
        return new LinkDiscardingClient(
                entry.get("name"), Optional.ofNullable(entry.get("fixed_in")).map(Version::parse), entry.get("source"));
    }

    boolean is(Implementation client) {
        return (client.name().equals(name) || client.name().startsWith(name + PROXY)) && !isFixed(client.version());
    }

    private boolean isFixed(String version) {
        try {
            return fixedIn.isPresent() && Version.parse(version).compareTo(fixedIn.get()) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
