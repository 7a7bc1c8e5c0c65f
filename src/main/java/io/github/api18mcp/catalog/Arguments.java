package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.ImageReference.LocalFile;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Arguments that passed the check: exactly as given, without nulls, with nothing added. */
public final class Arguments {

    private final List<Parameter> parameters;
    private final ObjectNode given;

    /** Only {@link ArgumentCheck} creates arguments. */
    Arguments(List<Parameter> parameters, ObjectNode given) {
        this.parameters = parameters;
        this.given = given.deepCopy();
    }

    /** Nothing given, so that every value is the default. */
    static Arguments none(List<Parameter> parameters) {
        return new Arguments(parameters, JsonNodeFactory.instance.objectNode());
    }

    /** A copy, in documented order. */
    public ObjectNode json() {
        return given.deepCopy();
    }

    /** The texts that describe what to generate, for the policy; without negative prompts. */
    public List<String> describingTexts() {
        return Stream.concat(
                        parameters.stream()
                                .filter(parameter ->
                                        given.path(parameter.name()).isTextual())
                                .flatMap(parameter -> wish(
                                        parameter, given.get(parameter.name()).textValue())),
                        fileNames())
                .toList();
    }

    /** The name of a file often says what is to be seen on it. */
    private Stream<String> fileNames() {
        return images().stream()
                .map(ImageArgument::image)
                .filter(LocalFile.class::isInstance)
                .map(file -> ((LocalFile) file).name().replaceAll("[._-]+", " "));
    }

    /**
     * An image among the arguments.
     *
     * @param place the parameter, with the index in a list: {@code images[1]}
     */
    public record ImageArgument(String place, ImageReference image) {}

    /** The images, in documented order. */
    public List<ImageArgument> images() {
        return parameters.stream()
                .filter(Arguments::isOfImages)
                .flatMap(parameter -> images(parameter.name()))
                .toList();
    }

    private Stream<ImageArgument> images(String name) {
        JsonNode value = given.path(name);
        return value.isArray()
                ? IntStream.range(0, value.size()).mapToObj(i -> image(name + "[" + i + "]", value.get(i)))
                : Stream.of(value).filter(JsonNode::isTextual).map(one -> image(name, one));
    }

    private static ImageArgument image(String place, JsonNode value) {
        return new ImageArgument(place, ImageReference.of(value.textValue()).orElseThrow());
    }

    /** The same arguments, with other texts in place of the images, in the order of {@link #images}. */
    public Arguments withImages(List<String> texts) {
        Iterator<String> next = texts.iterator();
        ObjectNode replaced = given.deepCopy();
        parameters.stream()
                .filter(parameter -> isOfImages(parameter) && given.has(parameter.name()))
                .forEach(parameter -> replaced.set(parameter.name(), replaced(given.get(parameter.name()), next)));
        return new Arguments(parameters, replaced);
    }

    private static JsonNode replaced(JsonNode value, Iterator<String> next) {
        if (!value.isArray()) {
            return TextNode.valueOf(next.next());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        value.forEach(one -> list.add(next.next()));
        return list;
    }

    private static boolean isOfImages(Parameter parameter) {
        return parameter instanceof MediaUrl || parameter instanceof MediaUrls;
    }

    private static Stream<String> wish(Parameter parameter, String value) {
        if (parameter instanceof PageUrl) {
            return Stream.of(inWords(URI.create(value)));
        }
        return parameter instanceof Text && !parameter.name().startsWith("negative_")
                ? Stream.of(value)
                : Stream.empty();
    }

    /** The address of a page often says what it is about. */
    private static String inWords(URI page) {
        String fragment = page.getFragment() == null ? "" : " #" + page.getFragment();
        return page.getSchemeSpecificPart().substring("//".length()) + fragment;
    }

    /** The value of a text or choice, if it was given. */
    public Optional<String> givenText(String name) {
        return Optional.ofNullable(given.path(name).textValue());
    }

    /** The value of a whole number, if it was given. */
    public Optional<Long> givenNumber(String name) {
        return Optional.of(given.path(name)).filter(JsonNode::isIntegralNumber).map(JsonNode::longValue);
    }

    /** The value of a required amount. */
    public Usd amount(String name) {
        return new Usd(given.get(name).decimalValue());
    }

    /** The value of an optional amount. */
    public Optional<Usd> givenAmount(String name) {
        return Optional.of(given.path(name)).filter(JsonNode::isNumber).map(amount -> new Usd(amount.decimalValue()));
    }

    /** The value of a text or choice, given or default. */
    public Optional<String> text(String name) {
        return givenText(name).or(() -> preset(name, String.class));
    }

    /** The value of a text or choice that always has one, given or default. */
    public String word(String name) {
        return text(name).orElseThrow();
    }

    /** The value of a whole number, given or default. */
    public Optional<Long> number(String name) {
        return givenNumber(name).or(() -> preset(name, Long.class));
    }

    /** The value of a whole number that always has one, given or default. */
    public long wholeNumber(String name) {
        return number(name).orElseThrow();
    }

    /** The value of a flag that always has one, given or default. */
    public boolean flag(String name) {
        return Optional.of(given.path(name))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .or(() -> preset(name, Boolean.class))
                .orElseThrow();
    }

    private <T> Optional<T> preset(String name, Class<T> kind) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(Parameter::defaultValue)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Names only, because prompts are private. */
    @Override
    public String toString() {
        return given.properties().stream().map(Map.Entry::getKey).toList().toString();
    }
}
