package io.github.api18mcp.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes JSON in the layout of the file that it goes into. */
final class JsonText {

    /**
     * Where a value is written.
     *
     * @param unit one step of indentation
     * @param indent the indentation of the line where the value starts
     */
    record Layout(String newline, String unit, String indent) {

        static Layout of(String text) {
            return new Layout(text.contains("\r\n") ? "\r\n" : "\n", unit(text), "");
        }

        Layout inside() {
            return new Layout(newline, unit, indent + unit);
        }

        Layout at(String otherIndent) {
            return new Layout(newline, unit, otherIndent);
        }

        /** The indentation of the first indented line; two spaces if there is none. */
        private static String unit(String text) {
            return text.lines()
                    .filter(line -> line.stripLeading().startsWith("\""))
                    .map(line -> line.substring(
                            0, line.length() - line.stripLeading().length()))
                    .filter(indent -> !indent.isEmpty())
                    .findFirst()
                    .orElse("  ");
        }
    }

    private JsonText() {}

    /** Objects take a line for each member, arrays one line. */
    static String render(JsonNode value, Layout layout) {
        if (!value.isObject() || value.isEmpty()) {
            return inline(value);
        }
        Layout inside = layout.inside();
        return value.properties().stream()
                .map(member -> inside.indent() + name(member.getKey()) + ": " + render(member.getValue(), inside))
                .collect(Collectors.joining(
                        "," + layout.newline(), "{" + layout.newline(), layout.newline() + layout.indent() + "}"));
    }

    /** Everything on one line. */
    static String inline(JsonNode value) {
        if (value.isArray()) {
            Iterable<JsonNode> elements = value;
            return StreamSupport.stream(elements.spliterator(), false)
                    .map(JsonText::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isObject()
                ? value.properties().stream()
                        .map(member -> name(member.getKey()) + ": " + inline(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.toString();
    }

    static String name(String name) {
        return TextNode.valueOf(name).toString();
    }
}
