package io.github.api18mcp.command.install;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the objects of a JSON text and their members stand, so that it can be edited in place. */
record JsonOutline(String text, Value root) {

    /** A value and its place; {@code end} is the first character after it. */
    record Value(int start, int end, Optional<List<Member>> members) {

        boolean isObject() {
            return members.isPresent();
        }

        /** If a name is there twice, the last one counts. */
        Optional<Member> member(String name) {
            return members.orElse(List.of()).stream()
                    .filter(member -> member.name().equals(name))
                    .reduce((first, last) -> last);
        }
    }

    /** A member of an object; {@code start} is the quote before its name. */
    record Member(String name, int start, Value value) {}

    static JsonOutline of(String text) {
        // An array of characters is parsed in one piece, so that positions count from its start.
        try (JsonParser parser = JsonSyntax.MAPPER.getFactory().createParser(text.toCharArray())) {
            parser.nextToken();
            return new JsonOutline(text, value(parser));
        } catch (IOException e) {
            throw new InstallException("it is not JSON", e);
        }
    }

    private static Value value(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.finishToken();
            return new Value(start, position(parser), Optional.empty());
        }
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int memberStart = (int) parser.currentTokenLocation().getCharOffset();
            parser.nextToken();
            members.add(new Member(name, memberStart, value(parser)));
        }
        return new Value(start, position(parser), Optional.of(List.copyOf(members)));
    }

    private static int position(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }

    /** Appends a member to an object. */
    String add(Value object, String name, ObjectNode value) {
        JsonText.Layout layout = JsonText.Layout.of(text);
        List<Member> members = object.members().orElseThrow();
        if (members.isEmpty()) {
            JsonText.Layout inside = layout.at(indentAt(object.start())).inside();
            int place = endOfLine(object.start() + 1);
            boolean closedOnThisLine =
                    text.substring(place, object.end()).lines().count() == 1
                            && !text.substring(place, object.end()).startsWith(layout.newline());
            return text.substring(0, place)
                    + line(inside, name, value)
                    + (closedOnThisLine ? layout.newline() + indentAt(object.start()) : "")
                    + text.substring(place);
        }
        Member last = members.get(members.size() - 1);
        int next = skip(last.value().end());
        boolean trailingComma = text.charAt(next) == ',';
        if (isInline(object, members.get(0))) {
            String member = JsonText.name(name) + ": " + JsonText.inline(value);
            return trailingComma
                    ? text.substring(0, next + 1) + " " + member + "," + text.substring(next + 1)
                    : text.substring(0, last.value().end()) + ", " + member
                            + text.substring(last.value().end());
        }
        int place = endOfLine(trailingComma ? next + 1 : last.value().end());
        return text.substring(0, last.value().end())
                + (trailingComma ? "" : ",")
                + text.substring(last.value().end(), place)
                + line(layout.at(indentAt(last.start())), name, value)
                + (trailingComma ? "," : "")
                + text.substring(place);
    }

    /** Replaces the value of a member. */
    String replace(Member member, ObjectNode value) {
        JsonText.Layout layout = JsonText.Layout.of(text).at(indentAt(member.start()));
        boolean inline =
                !text.substring(member.value().start(), member.value().end()).contains("\n");
        return text.substring(0, member.value().start())
                + (inline ? JsonText.inline(value) : JsonText.render(value, layout))
                + text.substring(member.value().end());
    }

    /** Removes a member, its comma, and a comment that follows on its line. */
    String remove(Value object, Member member) {
        List<Member> members = object.members().orElseThrow();
        int index = members.indexOf(member);
        int next = skip(member.value().end());
        boolean ownComma = text.charAt(next) == ',';
        int end = endOfLine(ownComma ? next + 1 : member.value().end());
        if (index == 0) {
            int from = endOfLine(object.start() + 1);
            boolean empties = members.size() == 1
                    && text.substring(object.start() + 1, from).isBlank()
                    && text.substring(end, object.end() - 1).isBlank();
            return empties
                    ? text.substring(0, object.start() + 1) + text.substring(object.end() - 1)
                    : text.substring(0, from) + text.substring(end);
        }
        int comma = skip(members.get(index - 1).value().end());
        boolean sameLine = !text.substring(comma, member.start()).contains("\n");
        if (sameLine) {
            return ownComma
                    ? text.substring(0, comma + 1) + text.substring(next + 1)
                    : text.substring(0, comma) + text.substring(member.value().end());
        }
        int from = endOfLine(comma + 1);
        return ownComma
                ? text.substring(0, from) + text.substring(end)
                : text.substring(0, comma) + text.substring(comma + 1, from) + text.substring(end);
    }

    /** Whether nothing else, not even a comment, would be left of an object without its only member. */
    boolean holdsOnlyOne(Value object) {
        List<Member> members = object.members().orElse(List.of());
        return members.size() == 1
                && text.substring(object.start() + 1, members.get(0).start()).isBlank()
                && text.substring(members.get(0).value().end(), object.end() - 1)
                        .replaceFirst(",", "")
                        .isBlank();
    }

    private static String line(JsonText.Layout layout, String name, ObjectNode value) {
        return layout.newline() + layout.indent() + JsonText.name(name) + ": " + JsonText.render(value, layout);
    }

    private boolean isInline(Value object, Member first) {
        return !text.substring(object.start(), first.start()).contains("\n");
    }

    /** The indentation of the line of this position. */
    private String indentAt(int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int end = start;
        while (end < position && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** After the spaces and comments that follow on this line. */
    private int endOfLine(int position) {
        int at = position;
        while (at < text.length()) {
            if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                at++;
            } else if (text.startsWith("//", at)) {
                at = orEnd(text.indexOf('\n', at));
                return text.charAt(at - 1) == '\r' ? at - 1 : at;
            } else if (text.startsWith("/*", at)
                    && !text.substring(at, endOfComment(at)).contains("\n")) {
                at = endOfComment(at);
            } else {
                return at;
            }
        }
        return at;
    }

    /** After all space and comments. */
    private int skip(int position) {
        int at = position;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = orEnd(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                at = endOfComment(at);
            } else {
                return at;
            }
        }
        return at;
    }

    private int endOfComment(int start) {
        int end = text.indexOf("*/", start + 2);
        return end < 0 ? text.length() : end + 2;
    }

    private int orEnd(int position) {
        return position < 0 ? text.length() : position;
    }
}
