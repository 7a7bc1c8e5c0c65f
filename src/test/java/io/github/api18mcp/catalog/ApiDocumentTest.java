package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The catalog contains exactly the parameters of the services' documents, in the same order. */
class ApiDocumentTest {

    private static final Map<String, List<DocumentedParameter>> DOCUMENT = document();
    private static final Set<String> MODELS = DOCUMENT.keySet();

    @Test
    void the_models_are_the_documented_ones() {
        assertThat(Catalogs.ours().models()).extracting(Model::id).containsExactlyElementsOf(MODELS);
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void the_parameters_of_a_model_are_the_documented_ones(String model) {
        assertThat(Catalogs.model(model).parameters())
                .extracting(DocumentedParameter::of)
                .containsExactlyElementsOf(DOCUMENT.get(model));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            centaurus-1.0-text-to-video,  centaurus_1_0_text_to_video,  Centaurus 1.0, VIDEO
            centaurus-1.0-image-to-video, centaurus_1_0_image_to_video, Centaurus 1.0, VIDEO
            hera-1.0-image-to-video,      hera_1_0_image_to_video,      Hera 1.0,      VIDEO
            hera-1.0-image-edit,          hera_1_0_image_edit,          Hera 1.0,      IMAGE
            hera-1.0-text-to-image,       hera_1_0_text_to_image,       Hera 1.0,      IMAGE
            zeus-1.0-image-to-video,      zeus_1_0_image_to_video,      Zeus 1.0,      VIDEO
            zeus-1.0-image-to-video-480p, zeus_1_0_image_to_video_480p, Zeus 1.0,      VIDEO
            theo-generate-images,         theo_generate_images,         Theo,          IMAGE
            imghero-generate-image,       imghero_generate_image,       imghero,       IMAGE
            """)
    void a_model_has_its_tool_its_family_and_makes_what_is_documented(
            String id, String tool, String family, OutputKind output) {
        Model model = Catalogs.model(id);

        assertThat(model.tool()).isEqualTo(tool);
        assertThat(model.family()).isEqualTo(family);
        assertThat(model.output()).isEqualTo(output);
    }

    private static Map<String, List<DocumentedParameter>> document() {
        Map<String, List<DocumentedParameter>> models = new LinkedHashMap<>();
        List<DocumentedParameter> parameters = List.of();
        for (String line : table()) {
            if (line.contains("|")) {
                parameters.add(DocumentedParameter.parse(line));
            } else {
                parameters = new ArrayList<>();
                models.put(line, parameters);
            }
        }
        return models;
    }

    private static List<String> table() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                ApiDocumentTest.class.getResourceAsStream("/catalog/documented-parameters.txt"),
                StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
