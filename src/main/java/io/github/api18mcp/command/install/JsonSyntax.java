package io.github.api18mcp.command.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.command.install.JsonOutline.Member;
import io.github.api18mcp.command.install.JsonOutline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON, also with comments and trailing commas, as editors allow it. */
final class JsonSyntax implements ConfigSyntax {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @Override
    public ObjectNode read(String text) {
        try {
            if (text.isBlank()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new InstallException("it is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new InstallException(
                    "line %d is not JSON (%s)"
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    @Override
    public String with(String text, List<String> path, String name, ObjectNode entry) {
        if (text.isBlank()) {
            return JsonText.render(nested(path, name, entry), JsonText.Layout.of("")) + "\n";
        }
        JsonOutline outline = JsonOutline.of(text);
        Value object = outline.root();
        List<String> missing = new ArrayList<>(path);
        while (!missing.isEmpty()) {
            Optional<Member> next = object.member(missing.get(0));
            if (next.isEmpty()) {
                return outline.add(object, missing.get(0), nested(missing.subList(1, missing.size()), name, entry));
            }
            object = next.get().value();
            requireObject(object, missing.remove(0));
        }
        Value servers = object;
        return servers.member(name)
                .map(present -> outline.replace(present, entry))
                .orElseGet(() -> outline.add(servers, name, entry));
    }

    @Override
    public String without(String text, List<String> path, String name) {
        JsonOutline outline = JsonOutline.of(text);
        Value object = outline.root();
        Value holder = object;
        Optional<Member> removed = Optional.empty();
        for (String step : path) {
            Optional<Member> next = object.member(step);
            if (next.isEmpty()) {
                return text;
            }
            requireObject(next.get().value(), step);
            if (removed.isEmpty() || !outline.holdsOnlyOne(object)) {
                holder = object;
                removed = next;
            }
            object = next.get().value();
        }
        Optional<Member> entry = object.member(name);
        if (entry.isEmpty()) {
            return text;
        }
        return removed.isPresent() && outline.holdsOnlyOne(object)
                ? outline.remove(holder, removed.get())
                : outline.remove(object, entry.get());
    }

    private static ObjectNode nested(List<String> path, String name, ObjectNode entry) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode object = root;
        for (String step : path) {
            object = object.putObject(step);
        }
        object.set(name, entry);
        return root;
    }

    private static void requireObject(Value value, String name) {
        if (!value.isObject()) {
            throw new InstallException("\"" + name + "\" in it is not an object");
        }
    }
}
