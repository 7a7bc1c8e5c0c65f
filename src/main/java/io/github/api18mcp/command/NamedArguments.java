package io.github.api18mcp.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.List;
import java.util.Optional;

/**
 * Parses {@code name=value} by the type of the parameter. A value of another type is passed on as text, so that the
 * check reports it.
 */
record NamedArguments(String value, ObjectMapper mapper) implements Parameter.Visitor<JsonNode> {

    static ObjectNode read(List<String> arguments, List<Parameter> parameters, ObjectMapper mapper) {
        ObjectNode object = mapper.createObjectNode();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "Arguments have the form name=value; this one does not: " + argument);
            }
            String name = argument.substring(0, equals);
            NamedArguments reading = new NamedArguments(argument.substring(equals + 1), mapper);
            object.set(
                    name,
                    parameter(name, parameters)
                            .map(known -> known.accept(reading))
                            .orElseGet(reading::asJson));
        }
        return object;
    }

    private static Optional<Parameter> parameter(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    @Override
    public JsonNode text(Text text) {
        return TextNode.valueOf(value);
    }

    @Override
    public JsonNode choice(Choice choice) {
        return TextNode.valueOf(value);
    }

    @Override
    public JsonNode wholeNumber(WholeNumber number) {
        return asJson();
    }

    @Override
    public JsonNode flag(Flag flag) {
        return asJson();
    }

    @Override
    public JsonNode mediaUrl(MediaUrl url) {
        return TextNode.valueOf(value);
    }

    @Override
    public JsonNode mediaUrls(MediaUrls urls) {
        return mapper.valueToTree(List.of(value.split(",")));
    }

    @Override
    public JsonNode pageUrl(PageUrl url) {
        return TextNode.valueOf(value);
    }

    @Override
    public JsonNode amount(Amount amount) {
        return asJson();
    }

    private JsonNode asJson() {
        try {
            return mapper.readTree(value);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }
}
