package io.github.api18mcp.command.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TOML. A server is a table with subtables; it is appended at the end, where a table may always stand. */
final class TomlSyntax implements ConfigSyntax {

    private static final TomlMapper MAPPER = new TomlMapper();

    @Override
    public ObjectNode read(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InstallException(
                    "line %d is not TOML (%s)".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        }
    }

    @Override
    public String with(String text, List<String> path, String name, ObjectNode entry) {
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String table = String.join(newline, table(List.copyOf(join(path, name)), entry));
        String rest = without(text, path, name);
        if (rest.isEmpty()) {
            return table + newline;
        }
        // A file without a newline at its end keeps that, so that the table can be removed without a trace.
        return rest.endsWith("\n") ? rest + newline + table + newline : rest + newline + newline + table;
    }

    @Override
    public String without(String text, List<String> path, String name) {
        List<String> lines = lines(text);
        List<String> kept = new ArrayList<>();
        List<String> table = join(path, name);
        int at = 0;
        while (at < lines.size()) {
            if (!isHeader(lines.get(at), table)) {
                kept.add(lines.get(at++));
                continue;
            }
            int end = endOfTable(lines, at);
            boolean last = end == lines.size();
            if (!kept.isEmpty()
                    && kept.get(kept.size() - 1).isBlank()
                    && (last || lines.get(end).isBlank())) {
                kept.remove(kept.size() - 1);
            }
            if (last && !lines.get(end - 1).endsWith("\n") && !kept.isEmpty()) {
                kept.add(kept.remove(kept.size() - 1).stripTrailing());
            }
            at = end;
        }
        return String.join("", kept);
    }

    /** After the last line that belongs to the table; comments and blank lines before the next table belong to that one. */
    private static int endOfTable(List<String> lines, int header) {
        int end = header + 1;
        for (int at = header + 1;
                at < lines.size() && !lines.get(at).stripLeading().startsWith("[");
                at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                end = at + 1;
            }
        }
        return end;
    }

    /** Whether a line begins this table, or a table in it. */
    private boolean isHeader(String line, List<String> table) {
        String header = line.strip();
        if (!header.startsWith("[") || header.startsWith("[[")) {
            return false;
        }
        try {
            JsonNode parsed = read(header);
            return ConfigSyntax.at(parsed, table).isObject();
        } catch (InstallException notOne) {
            return false;
        }
    }

    private static List<String> table(List<String> path, ObjectNode entry) {
        Stream<String> header =
                Stream.of(path.stream().map(TomlSyntax::key).collect(Collectors.joining(".", "[", "]")));
        Stream<String> values = entry.properties().stream()
                .filter(member -> !member.getValue().isObject())
                .map(member -> key(member.getKey()) + " = " + JsonText.inline(member.getValue()));
        Stream<String> tables = entry.properties().stream()
                .filter(member -> member.getValue().isObject())
                .flatMap(member -> Stream.concat(
                        Stream.of(""), table(join(path, member.getKey()), (ObjectNode) member.getValue()).stream()));
        return Stream.of(header, values, tables).flatMap(lines -> lines).toList();
    }

    /** Basic strings of TOML have the escapes of JSON. */
    private static String key(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : JsonText.name(key);
    }

    /** Each with its newline. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static List<String> join(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }
}
