package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.sandbox.art.AspectRatio;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a call wants to see, for any model: by the names that parameters usually have, and sensible where there is none. */
final class RequestedMedia {

    /** How a service says that any seed will do. */
    private static final long ANY_SEED = -1;

    /** A value of its own, or the end of the id of a model that has only one. */
    private static final Pattern RESOLUTION = Pattern.compile("(?<!\\d)(\\d{1,4})([kp])$");

    private static final int MOST_PICTURES = 20;
    private static final long USUAL_SECONDS = 5;
    private static final int USUAL_SHORT_SIDE = 720;
    private static final int LONG_SIDE_OF_1K = 1024;
    private static final int SHORT_SIDE_OF_1K = 540;

    private final Model model;
    private final String prompt;
    private final Arguments arguments;
    private final ObjectNode given;

    RequestedMedia(Model model, Arguments arguments) {
        this.model = model;
        this.arguments = arguments;
        prompt = String.join(" ", arguments.wishes());
        given = arguments.json();
    }

    String prompt() {
        return prompt.isBlank() ? model.title() : prompt;
    }

    long seed() {
        return arguments.number("seed").orElse(ANY_SEED);
    }

    Optional<AspectRatio> ratio() {
        return arguments.text("aspect_ratio").flatMap(AspectRatio::parse);
    }

    /** Without a ratio of its own, a picture of a page is as wide as pages show it. */
    AspectRatio usualRatio() {
        return model.parameters().stream().anyMatch(PageUrl.class::isInstance) ? AspectRatio.WIDE : AspectRatio.SQUARE;
    }

    int pictures() {
        return (int) Math.max(
                1,
                Math.min(
                        MOST_PICTURES,
                        arguments
                                .number("num_images")
                                .or(() -> arguments.number("count"))
                                .orElse(1L)));
    }

    long seconds() {
        return arguments.number("duration").orElse(USUAL_SECONDS);
    }

    /** Of a picture, in pixels: {@code 2k} is 2048. */
    int longSide() {
        return resolution("k").orElse(1) * LONG_SIDE_OF_1K;
    }

    /** Of a clip, in pixels: {@code 720p} is 720, {@code 2k} 1080. */
    int shortSide() {
        return resolution("p")
                .or(() -> resolution("k").map(k -> k * SHORT_SIDE_OF_1K))
                .orElse(USUAL_SHORT_SIDE);
    }

    /** The addresses of the pictures to start from, in order. */
    List<String> sources() {
        return model.parameters().stream()
                .filter(parameter -> parameter instanceof MediaUrl || parameter instanceof MediaUrls)
                .map(parameter -> given.path(parameter.name()))
                .flatMap(value -> value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private Optional<Integer> resolution(String unit) {
        return arguments
                .text("resolution")
                .or(() -> Optional.of(model.id()))
                .map(RESOLUTION::matcher)
                .filter(Matcher::find)
                .filter(matcher -> matcher.group(2).equals(unit))
                .map(matcher -> Integer.valueOf(matcher.group(1)));
    }
}
