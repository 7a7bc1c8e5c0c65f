package io.github.api18mcp.command.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.command.install.ServerEntry.Local;
import io.github.api18mcp.command.install.ServerEntry.Remote;
import java.util.Optional;
import java.util.Set;

/** How a client writes down a server. */
enum EntryShape {
    /** {@code command}, {@code args}, {@code env}; {@code url}, {@code headers}. */
    PLAIN("url"),
    /** The same with a {@code type}. */
    TYPED("url") {
        @Override
        ObjectNode local(Local server) {
            ObjectNode entry = object().put("type", "stdio");
            entry.setAll(super.local(server));
            return entry;
        }

        @Override
        Optional<ObjectNode> remote(Remote server) {
            ObjectNode entry = object().put("type", "http");
            super.remote(server).ifPresent(entry::setAll);
            return Optional.of(entry);
        }
    },
    /** Remote servers are given in the application's settings, not in its file. */
    LOCAL_ONLY("url") {
        @Override
        Optional<ObjectNode> remote(Remote server) {
            return Optional.empty();
        }
    },
    GEMINI("httpUrl"),
    WINDSURF("serverUrl"),
    /**
     * Codex gives a server 10 s to start and 60 s to answer. A first start without start-up archive on a busy machine
     * takes longer, and so does a call that answers after 50 s.
     */
    CODEX("url") {
        @Override
        ObjectNode local(Local server) {
            return super.local(server).put("startup_timeout_sec", 30).put("tool_timeout_sec", 120);
        }

        @Override
        Optional<ObjectNode> remote(Remote server) {
            ObjectNode entry = object().put("url", server.url().toString()).put("tool_timeout_sec", 120);
            server.token().ifPresent(token -> entry.set("http_headers", bearer(token)));
            return Optional.of(entry);
        }
    },
    OPENCODE("url") {
        @Override
        ObjectNode local(Local server) {
            ObjectNode entry = object().put("type", "local");
            entry.putArray("command").add(server.program());
            server.arguments().forEach(entry.withArray("command")::add);
            if (!server.environment().isEmpty()) {
                server.environment().forEach(entry.putObject("environment")::put);
            }
            return entry;
        }

        @Override
        Optional<ObjectNode> remote(Remote server) {
            ObjectNode entry = object().put("type", "remote");
            super.remote(server).ifPresent(entry::setAll);
            return Optional.of(entry);
        }
    };

    /** The members that this program writes; a person's own members of an entry are kept. */
    static final Set<String> OURS = Set.of(
            "type",
            "command",
            "args",
            "url",
            "httpUrl",
            "serverUrl",
            "headers",
            "http_headers",
            "startup_timeout_sec",
            "tool_timeout_sec");

    /** The variables of a local server. */
    static final Set<String> ENVIRONMENT = Set.of("env", "environment");

    private final String urlMember;

    EntryShape(String urlMember) {
        this.urlMember = urlMember;
    }

    /** Empty if the client does not take such a server from its file. */
    final Optional<ObjectNode> of(ServerEntry server) {
        return server instanceof Local local ? Optional.of(local(local)) : remote((Remote) server);
    }

    ObjectNode local(Local server) {
        ObjectNode entry = object().put("command", server.program());
        server.arguments().forEach(entry.putArray("args")::add);
        if (!server.environment().isEmpty()) {
            server.environment().forEach(entry.putObject("env")::put);
        }
        return entry;
    }

    Optional<ObjectNode> remote(Remote server) {
        ObjectNode entry = object().put(urlMember, server.url().toString());
        server.token().ifPresent(token -> entry.set("headers", bearer(token)));
        return Optional.of(entry);
    }

    private static ObjectNode bearer(String token) {
        return object().put("Authorization", "Bearer " + token);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
