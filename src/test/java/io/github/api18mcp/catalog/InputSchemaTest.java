package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InputSchemaTest {

    private static final List<String> PORTABLE_KEYWORDS = List.of(
            "type",
            "description",
            "default",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "required",
            "additionalProperties");

    @Test
    void the_portable_style_says_in_words_what_some_client_would_reject() {
        assertThat(schema(SchemaStyle.PORTABLE, "hera-1.0-image-to-video"))
                .isEqualTo(
                        json(
                                """
                {"type": "object",
                 "properties": {
                   "image": {"type": "string",
                     "description": "The picture to animate: JPEG, PNG, WEBP or BMP, at most 10 MB. Public URL, job:JOB_ID, import:ID or data: URI."},
                   "prompt": {"type": "string", "minLength": 1, "maxLength": 2500, "description": "How the picture moves."},
                   "resolution": {"type": "string", "enum": ["720p", "1080p"],
                     "description": "Resolution of the clip.", "default": "720p"},
                   "duration": {"type": "integer", "minimum": 5, "maximum": 15,
                     "description": "Length in seconds. One of: 5, 10, 15.", "default": 5},
                   "seed": {"type": "integer",
                     "description": "Makes the result reproducible; leave out for a random seed."},
                   "negative_prompt": {"type": "string", "description": "What to keep out of the clip."},
                   "shot_type": {"type": "string", "enum": ["single", "multi"],
                     "description": "One continuous shot, or an edit of several."},
                   "enable_prompt_expansion": {"type": "boolean",
                     "description": "Lets the service turn a short prompt into a fuller script.", "default": false}},
                 "required": ["image", "prompt"],
                 "additionalProperties": false}"""));
    }

    @Test
    void the_full_style_says_all_that_a_schema_can() {
        JsonNode properties =
                schema(SchemaStyle.FULL, "hera-1.0-image-to-video").path("properties");

        assertThat(properties.path("duration"))
                .isEqualTo(
                        json(
                                """
                {"type": "integer", "enum": [5, 10, 15], "description": "Length in seconds.", "default": 5}"""));
        assertThat(properties.path("seed").path("minimum").longValue()).isEqualTo(-9_007_199_254_740_991L);
        assertThat(properties.path("seed").path("maximum").longValue()).isEqualTo(9_007_199_254_740_991L);
        assertThat("a prompt")
                .containsPattern(properties.path("prompt").path("pattern").textValue());
        assertThat(" \n")
                .doesNotContainPattern(properties.path("prompt").path("pattern").textValue());
        assertThat("https://example.com/a.png")
                .containsPattern(properties.path("image").path("pattern").textValue());
        assertThat("ftp://example.com/a.png")
                .doesNotContainPattern(properties.path("image").path("pattern").textValue());
    }

    @Test
    void several_media_addresses_are_a_list_with_its_limits() {
        assertThat(schema(SchemaStyle.PORTABLE, "hera-1.0-image-edit")
                        .path("properties")
                        .path("images"))
                .isEqualTo(
                        json(
                                """
                        {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3,
                         "description": "1–3 pictures to edit: JPEG, PNG, WEBP or BMP, at most 10 MB each. Public URL, job:JOB_ID, import:ID or data: URI."}"""));
    }

    @Test
    void the_portable_style_has_no_keyword_that_some_client_rejects() {
        assertThat(everySchema(SchemaStyle.PORTABLE))
                .allSatisfy(
                        schema -> assertThat(schema.fieldNames()).toIterable().isSubsetOf(PORTABLE_KEYWORDS));
    }

    @Test
    void the_full_style_adds_patterns_and_nothing_else() {
        assertThat(everySchema(SchemaStyle.FULL)).allSatisfy(schema -> assertThat(schema.fieldNames())
                .toIterable()
                .filteredOn(keyword -> !keyword.equals("pattern"))
                .isSubsetOf(PORTABLE_KEYWORDS));
    }

    @Test
    void the_portable_style_enumerates_strings_only() {
        assertThat(everySchema(SchemaStyle.PORTABLE))
                .filteredOn(schema -> schema.has("enum"))
                .isNotEmpty()
                .allSatisfy(schema -> {
                    assertThat(schema.path("type").textValue()).isEqualTo("string");
                    assertThat(schema.path("enum")).allMatch(JsonNode::isTextual);
                });
    }

    @Test
    void the_full_style_enumerates_the_options_of_whole_numbers() {
        assertThat(everySchema(SchemaStyle.FULL))
                .filteredOn(schema -> schema.path("type").asText().equals("integer"))
                .filteredOn(schema -> schema.has("enum"))
                .extracting(schema -> schema.path("enum").toString())
                .containsExactly("[5,10,15]", "[5,8]", "[5]");
    }

    @ParameterizedTest
    @EnumSource
    void every_schema_has_one_type(SchemaStyle style) {
        assertThat(everySchema(style))
                .extracting(schema -> schema.path("type").textValue())
                .allMatch(List.of("object", "string", "integer", "boolean", "array")::contains);
    }

    @ParameterizedTest
    @EnumSource
    void every_property_has_a_description_of_its_own(SchemaStyle style) {
        assertThat(Catalogs.ours().models())
                .flatExtracting(model -> List.copyOf(properties(style, model).values()))
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(property.path("description").textValue()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void every_default_is_advertised_and_no_other(SchemaStyle style) {
        for (Model model : Catalogs.ours().models()) {
            Map<String, JsonNode> properties = properties(style, model);
            assertThat(model.parameters()).allSatisfy(parameter -> assertThat(
                            properties.get(parameter.name()).path("default").asText(""))
                    .isEqualTo(parameter.defaultValue().map(Object::toString).orElse("")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_properties_are_the_parameters_in_documented_order(SchemaStyle style) {
        assertThat(Catalogs.ours().models())
                .allSatisfy(model -> assertThat(properties(style, model).keySet())
                        .containsExactlyElementsOf(
                                model.parameters().stream().map(Parameter::name).toList()));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            centaurus-1.0-text-to-video,  '["prompt"]'
            centaurus-1.0-image-to-video, '["image","prompt"]'
            hera-1.0-image-to-video,      '["image","prompt"]'
            hera-1.0-image-edit,          '["prompt","images"]'
            hera-1.0-text-to-image,       '["prompt"]'
            zeus-1.0-image-to-video,      '["image","prompt"]'
            zeus-1.0-image-to-video-480p, '["image","prompt"]'
            """)
    void what_is_required_is_said_and_nothing_more_is_allowed(String model, String required) {
        for (SchemaStyle style : SchemaStyle.values()) {
            assertThat(schema(style, model).path("required")).hasToString(required);
            assertThat(schema(style, model).path("additionalProperties")).hasToString("false");
        }
    }

    /** As clients see it: written and parsed again. */
    private static JsonNode schema(SchemaStyle style, String model) {
        return schema(style, Catalogs.model(model));
    }

    private static JsonNode schema(SchemaStyle style, Model model) {
        return json(new InputSchema(style).of(model).toString());
    }

    private static Map<String, JsonNode> properties(SchemaStyle style, Model model) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        schema(style, model)
                .path("properties")
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }

    private static List<JsonNode> everySchema(SchemaStyle style) {
        return Catalogs.ours().models().stream()
                .flatMap(model -> withInner(schema(style, model)))
                .toList();
    }

    private static Stream<JsonNode> withInner(JsonNode schema) {
        Stream<JsonNode> inner = Stream.concat(
                schema.path("properties").properties().stream().map(Map.Entry::getValue),
                Stream.ofNullable(schema.get("items")));
        return Stream.concat(Stream.of(schema), inner.flatMap(InputSchemaTest::withInner));
    }
}
