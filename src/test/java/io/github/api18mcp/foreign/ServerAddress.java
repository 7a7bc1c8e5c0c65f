package io.github.api18mcp.foreign;

import io.github.api18mcp.Jar;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a client finds the server: a command for stdio, an address for HTTP.
 *
 * @param environment of the command
 */
record ServerAddress(URI http, Map<String, String> environment) {

    List<String> command() {
        return Stream.concat(Jar.quickJava().stream(), Stream.of("-jar", Jar.path(), "stdio"))
                .toList();
    }

    String streamable() {
        return http.resolve("/mcp").toString();
    }

    String sse() {
        return http.resolve("/mcp/sse").toString();
    }
}
