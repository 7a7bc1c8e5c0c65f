package io.github.api18mcp.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** This server in the configuration of one client. */
public final class Installation {

    /**
     * What was done to a file.
     *
     * @param backup a copy of the file before, if there was one and it was changed
     * @param variables the names of the variables that the file now sets for the server
     */
    public record Change(Path file, boolean changed, Optional<Path> backup, Set<String> variables) {}

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final McpClient client;
    private final Path file;
    private final ConfigSyntax syntax;

    public Installation(McpClient client, UserFolders folders) {
        this.client = client;
        this.file = client.file(folders);
        this.syntax = ConfigSyntax.of(file.getFileName().toString());
    }

    public Path file() {
        return file;
    }

    /** The configuration to paste, with placeholders for secrets. */
    public String example(ServerEntry server) {
        return syntax.example(client.path(syntax.read("")), ServerEntry.NAME, entry(server.printable()));
    }

    /** Adds the server to the client's file, or brings it up to date. What a person has added to the entry is kept. */
    public Change write(ServerEntry server) {
        ObjectNode entry = entry(server);
        return change((root, path) -> {
            JsonNode present = ConfigSyntax.at(root, path).path(ServerEntry.NAME);
            return Optional.of(present instanceof ObjectNode before ? merged(before, entry) : entry);
        });
    }

    /** Removes the server from the client's file. */
    public Change remove() {
        return change((root, path) -> Optional.empty());
    }

    private ObjectNode entry(ServerEntry server) {
        return client.shape()
                .of(server)
                .orElseThrow(() -> new InstallException(client.title()
                        + " does not take a server on another machine from its file. " + client.advice(server)));
    }

    private interface Edit {
        /** The entry to write; empty to remove it. */
        Optional<ObjectNode> of(ObjectNode root, List<String> path);
    }

    private Change change(Edit edit) {
        ConfigFile config = new ConfigFile(file);
        String text = config.read();
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String before = text.substring(mark.length());
        try {
            ObjectNode root = syntax.read(before);
            List<String> path = client.path(root);
            Optional<ObjectNode> entry = edit.of(root, path);
            Set<String> variables = entry.map(Installation::variables).orElseGet(Set::of);
            if (isThere(root, path, entry)) {
                return new Change(file, false, Optional.empty(), variables);
            }
            String after = entry.map(node -> syntax.with(before, path, ServerEntry.NAME, node))
                    .orElseGet(() -> syntax.without(before, path, ServerEntry.NAME));
            requireOnlyOurs(root, readBack(after), path, entry);
            return new Change(file, true, config.replace(text, mark + after), variables);
        } catch (InstallException e) {
            throw e.getMessage().contains(file.toString())
                    ? e
                    : new InstallException(
                            file + " cannot be edited: " + e.getMessage() + ". Nothing was changed; without --write the"
                                    + " configuration is printed, to be pasted by hand.");
        }
    }

    private static Set<String> variables(ObjectNode entry) {
        return EntryShape.ENVIRONMENT.stream()
                .flatMap(member -> entry.path(member).properties().stream())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private ObjectNode readBack(String after) {
        try {
            return syntax.read(after);
        } catch (InstallException e) {
            throw new InstallException("its layout is unusual", e);
        }
    }

    /** The edit works on text, so its result is read again: it must differ by our entry and by nothing else. */
    private static void requireOnlyOurs(
            ObjectNode before, ObjectNode after, List<String> path, Optional<ObjectNode> entry) {
        boolean done = isThere(after, path, entry);
        prune(before, path);
        prune(after, path);
        if (!done || !before.equals(after)) {
            throw new InstallException("its layout is unusual");
        }
    }

    private static boolean isThere(ObjectNode root, List<String> path, Optional<ObjectNode> entry) {
        JsonNode present = ConfigSyntax.at(root, path).path(ServerEntry.NAME);
        return entry.map(present::equals).orElseGet(present::isMissingNode);
    }

    /** Removes our entry and the objects that it leaves empty. */
    private static void prune(ObjectNode root, List<String> path) {
        if (ConfigSyntax.at(root, path) instanceof ObjectNode servers) {
            servers.remove(ServerEntry.NAME);
        }
        for (int depth = path.size(); depth > 0; depth--) {
            if (ConfigSyntax.at(root, path.subList(0, depth)).isEmpty()
                    && ConfigSyntax.at(root, path.subList(0, depth - 1)) instanceof ObjectNode holder) {
                holder.remove(path.get(depth - 1));
            }
        }
    }

    /** Our members replace ours of before; variables are added to those that are there. */
    private static ObjectNode merged(ObjectNode before, ObjectNode entry) {
        ObjectNode merged = entry.deepCopy();
        before.properties().forEach(member -> {
            String name = member.getKey();
            if (EntryShape.ENVIRONMENT.contains(name)
                    && entry.has("command")
                    && member.getValue() instanceof ObjectNode present) {
                ObjectNode variables = present.deepCopy();
                entry.path(name).properties().forEach(ours -> variables.set(ours.getKey(), ours.getValue()));
                merged.set(name, variables);
            } else if (!EntryShape.OURS.contains(name) && !EntryShape.ENVIRONMENT.contains(name)) {
                merged.set(name, member.getValue());
            }
        });
        return merged;
    }
}
