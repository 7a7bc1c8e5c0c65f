package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.api18mcp.media.InlineOutputs;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.provider.http.LongText;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the outputs in a job's JSON, in whatever form the service gives them: an address or the file itself, as a text, in an
 * object, in a list. An output that is not found is lost, although it is paid for.
 */
@Singleton
public class OutputReader {

    private static final List<String> ADDRESSES = List.of(
            "url",
            "href",
            "uri",
            "src",
            "link",
            "direct_url",
            "download_url",
            "downloadUrl",
            "image_url",
            "imageUrl",
            "video_url",
            "videoUrl",
            "file_url",
            "fileUrl",
            "output_url",
            "media_url",
            "public_url",
            "signed_url",
            "path");
    private static final List<String> FILES =
            List.of("b64_json", "b64", "base64", "image_base64", "video_base64", "data_uri", "dataUri");
    private static final List<String> CONTAINERS = List.of(
            "data",
            "images",
            "image",
            "videos",
            "video",
            "outputs",
            "output",
            "results",
            "result",
            "files",
            "file",
            "items",
            "assets",
            "artifacts",
            "media",
            "content",
            "urls",
            "image_urls",
            "video_urls");

    /** Base64 that is long enough to be a file. */
    private static final Pattern BASE64 = Pattern.compile("(?:[A-Za-z0-9+/_%-]\\s*){40}[A-Za-z0-9+/_%=\\s-]*");

    /** Names of files that nobody paid for. */
    private static final Pattern NO_OUTPUT =
            Pattern.compile("(?i)input|source|prompt|reference|thumb|preview|poster|avatar|icon|logo|doc|help|webhook");

    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final int DEEPEST = 6;

    private final InlineOutputs inline;

    OutputReader(InlineOutputs inline) {
        this.inline = inline;
    }

    /**
     * The outputs of a job, in the service's order. Blocks if the service sends files in place of addresses.
     *
     * @param documented the field that should have them; if it has none, the other usual ones are read
     * @param service the address of the service, against which others are resolved
     * @param addition adds to an output what the object around it says
     */
    public List<Output> read(
            JsonFields job, String documented, URI service, BiFunction<Output, JsonFields, Output> addition) {
        Search search = new Search(service, addition);
        return first(Stream.of(Stream.of(documented), CONTAINERS.stream(), ADDRESSES.stream(), FILES.stream())
                .flatMap(names -> names)
                .map(name -> search.in(job.json().path(name), NOTHING, DEEPEST)));
    }

    private static List<Output> first(Stream<Stream<Output>> found) {
        return found.map(Stream::toList)
                .filter(outputs -> !outputs.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** One search. */
    private final class Search {

        private final URI service;
        private final BiFunction<Output, JsonFields, Output> addition;

        private Search(URI service, BiFunction<Output, JsonFields, Output> addition) {
            this.service = service;
            this.addition = addition;
        }

        /** @param around the object that describes the output; a missing node if there is none */
        Stream<Output> in(JsonNode json, JsonNode around, int levels) {
            if (levels == 0) {
                return Stream.empty();
            }
            if (json.isArray()) {
                return StreamSupport.stream(json.spliterator(), false)
                        .flatMap(element -> in(element, around, levels - 1));
            }
            return json.isObject() ? inObject(json, around, levels - 1) : output(json, around);
        }

        /** An object is one output, or contains several. */
        private Stream<Output> inObject(JsonNode json, JsonNode around, int levels) {
            JsonNode description = around.isObject() ? around : json;
            List<Output> own = first(Stream.concat(ADDRESSES.stream(), FILES.stream())
                    .map(name -> in(json.path(name), description, levels)));
            List<Output> outputs =
                    own.isEmpty() ? first(CONTAINERS.stream().map(name -> in(json.path(name), NOTHING, levels))) : own;
            return outputs.isEmpty() ? underOtherNames(json, levels) : outputs.stream();
        }

        /** Outputs that are numbered, or named after what they show; their addresses have to look like those of files. */
        private Stream<Output> underOtherNames(JsonNode json, int levels) {
            return json.properties().stream()
                    .filter(field -> !NO_OUTPUT.matcher(field.getKey()).find())
                    .map(Map.Entry::getValue)
                    .filter(value ->
                            value.isContainerNode() || value.isTextual() && OutputAddress.isOfMedia(value.textValue()))
                    .flatMap(value -> in(value, NOTHING, levels));
        }

        private Stream<Output> output(JsonNode value, JsonNode around) {
            return value(value).map(output -> addition.apply(output, new JsonFields(around))).stream();
        }

        private Optional<Output> value(JsonNode value) {
            if (value instanceof POJONode pojo && pojo.getPojo() instanceof LongText text) {
                return file(text);
            }
            return Optional.ofNullable(value.textValue()).flatMap(this::text);
        }

        private Optional<Output> text(String text) {
            String bare = text.strip();
            if (bare.regionMatches(true, 0, "data:", 0, "data:".length())
                    || BASE64.matcher(bare).matches()) {
                Optional<Output> file = inline.save(new ByteArrayInputStream(bare.getBytes(StandardCharsets.US_ASCII)));
                if (file.isPresent()) {
                    return file;
                }
            }
            return OutputAddress.of(bare, service)
                    .filter(address -> !address.getPath().contains("/jobs/"))
                    .map(address -> Output.at(address, Optional.empty()));
        }

        private Optional<Output> file(LongText text) {
            try (InputStream bytes = text.open()) {
                return inline.save(bytes);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
