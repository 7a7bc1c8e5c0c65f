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

/** The properties of the requested output. They are read from parameters by their usual names, with defaults for the rest. */
final class RequestedMedia {

    /** The documented value for a random seed. */
    private static final long RANDOM_SEED = -1;

    /** Matches a {@code resolution} argument, or the end of the id of a model that has only one resolution. */
    private static final Pattern RESOLUTION = Pattern.compile("(?<!\\d)(\\d{1,4})([kp])$");

    private static final int MAX_PICTURES = 20;
    private static final long DEFAULT_SECONDS = 5;
    private static final int DEFAULT_SHORT_SIDE = 720;
    private static final int LONG_SIDE_OF_1K = 1024;
    private static final int SHORT_SIDE_OF_1K = 540;

    private final Model model;
    private final String prompt;
    private final Arguments arguments;
    private final ObjectNode json;

    RequestedMedia(Model model, Arguments arguments) {
        this.model = model;
        this.arguments = arguments;
        prompt = String.join(" ", arguments.describingTexts());
        json = arguments.json();
    }

    String prompt() {
        return prompt.isBlank() ? model.title() : prompt;
    }

    long seed() {
        return arguments.number("seed").orElse(RANDOM_SEED);
    }

    Optional<AspectRatio> ratio() {
        return arguments.text("aspect_ratio").flatMap(AspectRatio::parse);
    }

    /** Pictures for a web page are wide. */
    AspectRatio defaultRatio() {
        return model.parameters().stream().anyMatch(PageUrl.class::isInstance) ? AspectRatio.WIDE : AspectRatio.SQUARE;
    }

    int pictureCount() {
        return (int) Math.max(
                1,
                Math.min(
                        MAX_PICTURES,
                        arguments
                                .number("num_images")
                                .or(() -> arguments.number("count"))
                                .orElse(1L)));
    }

    long seconds() {
        return arguments.number("duration").orElse(DEFAULT_SECONDS);
    }

    /** The long side of a picture in pixels: {@code 2k} is 2048. */
    int longSide() {
        return resolution("k").orElse(1) * LONG_SIDE_OF_1K;
    }

    /** The short side of a clip in pixels: {@code 720p} is 720, {@code 2k} is 1080. */
    int shortSide() {
        return resolution("p")
                .or(() -> resolution("k").map(k -> k * SHORT_SIDE_OF_1K))
                .orElse(DEFAULT_SHORT_SIDE);
    }

    /** The URLs of the input pictures, in order. */
    List<String> sources() {
        return model.parameters().stream()
                .filter(parameter -> parameter instanceof MediaUrl || parameter instanceof MediaUrls)
                .map(parameter -> json.path(parameter.name()))
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
