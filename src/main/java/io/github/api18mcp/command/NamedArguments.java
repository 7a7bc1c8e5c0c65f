package io.github.api18mcp.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses {@code name=value} by the type of the parameter; an argument without a name is the prompt. A value of another type is passed on as text, so that the
 * check reports it.
 */
record NamedArguments(String value, ObjectMapper mapper) implements Parameter.Visitor<JsonNode> {

    /** The text of a call, which may be given without a name. */
    private static final String PROMPT = "prompt";

    private static final Pattern NAMED =
            Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_.-]*)=(?<value>.*)", Pattern.DOTALL);

    static ObjectNode read(List<String> arguments, List<Parameter> parameters, ObjectMapper mapper) {
        ObjectNode object = mapper.createObjectNode();
        for (String argument : arguments) {
            Matcher named = NAMED.matcher(argument);
            String name = named.matches() ? named.group("name") : prompt(argument, parameters, object);
            NamedArguments reading = new NamedArguments(named.matches() ? named.group("value") : argument, mapper);
            object.set(
                    name,
                    parameter(name, parameters)
                            .map(known -> known.accept(reading))
                            .orElseGet(reading::asJson));
        }
        return object;
    }

    private static String prompt(String argument, List<Parameter> parameters, ObjectNode object) {
        if (argument.startsWith("=") || parameter(PROMPT, parameters).isEmpty()) {
            throw new IllegalArgumentException("Arguments have the form name=value; this one does not: " + argument);
        }
        if (object.has(PROMPT)) {
            throw new IllegalArgumentException(
                    "There are two prompts; quote a prompt of several words: \"a red cat\". The second: " + argument);
        }
        return PROMPT;
    }

    /** Names that are not parameters but resemble one. */
    static Stream<String> hints(JsonNode arguments, List<Parameter> parameters) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        return arguments.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .filter(name -> Suggestion.nearest(name, known).isPresent())
                .map(name -> name + " is not a parameter." + Suggestion.question(name, known));
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
        return image(value);
    }

    @Override
    public JsonNode mediaUrls(MediaUrls urls) {
        boolean single = value.regionMatches(true, 0, "data:", 0, "data:".length());
        ArrayNode images = mapper.createArrayNode();
        Stream.of(single ? new String[] {value} : value.split(","))
                .map(NamedArguments::image)
                .forEach(images::add);
        return images;
    }

    /** The path of a file may be relative to the current folder. */
    private static JsonNode image(String text) {
        return TextNode.valueOf(
                ImageReference.of(text).isEmpty() && isFile(text)
                        ? Path.of(text).toAbsolutePath().toString()
                        : text);
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
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
