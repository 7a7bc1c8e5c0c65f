package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck.Valid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices of calls, computed by hand from the API document. A dash is an omitted argument. */
class PricesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            centaurus-1.0-text-to-video  | -     | -  | 1.00
            centaurus-1.0-text-to-video  | 720p  | -  | 1.00
            centaurus-1.0-text-to-video  | 1080p | -  | 1.50
            centaurus-1.0-text-to-video  | -     | 2  | 0.40
            centaurus-1.0-text-to-video  | 720p  | 2  | 0.40
            centaurus-1.0-text-to-video  | 720p  | 3  | 0.60
            centaurus-1.0-text-to-video  | 720p  | 7  | 1.40
            centaurus-1.0-text-to-video  | 720p  | 15 | 3.00
            centaurus-1.0-text-to-video  | 1080p | 2  | 0.60
            centaurus-1.0-text-to-video  | 1080p | 3  | 0.90
            centaurus-1.0-text-to-video  | 1080p | 7  | 2.10
            centaurus-1.0-text-to-video  | 1080p | 15 | 4.50
            centaurus-1.0-image-to-video | -     | -  | 1.40
            centaurus-1.0-image-to-video | 720p  | -  | 1.40
            centaurus-1.0-image-to-video | 1080p | -  | 2.80
            centaurus-1.0-image-to-video | -     | 3  | 0.84
            centaurus-1.0-image-to-video | 720p  | 3  | 0.84
            centaurus-1.0-image-to-video | 720p  | 5  | 1.40
            centaurus-1.0-image-to-video | 720p  | 11 | 3.08
            centaurus-1.0-image-to-video | 720p  | 15 | 4.20
            centaurus-1.0-image-to-video | 1080p | 3  | 1.68
            centaurus-1.0-image-to-video | 1080p | 5  | 2.80
            centaurus-1.0-image-to-video | 1080p | 11 | 6.16
            centaurus-1.0-image-to-video | 1080p | 15 | 8.40
            hera-1.0-image-to-video      | -     | -  | 1.00
            hera-1.0-image-to-video      | 720p  | -  | 1.00
            hera-1.0-image-to-video      | 1080p | -  | 1.50
            hera-1.0-image-to-video      | -     | 10 | 2.00
            hera-1.0-image-to-video      | 720p  | 5  | 1.00
            hera-1.0-image-to-video      | 720p  | 10 | 2.00
            hera-1.0-image-to-video      | 720p  | 15 | 3.00
            hera-1.0-image-to-video      | 1080p | 5  | 1.50
            hera-1.0-image-to-video      | 1080p | 10 | 3.00
            hera-1.0-image-to-video      | 1080p | 15 | 4.50
            zeus-1.0-image-to-video      | -     | -  | 0.30
            zeus-1.0-image-to-video      | 480p  | -  | 0.30
            zeus-1.0-image-to-video      | 720p  | -  | 0.60
            zeus-1.0-image-to-video      | -     | 5  | 0.30
            zeus-1.0-image-to-video      | -     | 8  | 0.48
            zeus-1.0-image-to-video      | 480p  | 5  | 0.30
            zeus-1.0-image-to-video      | 480p  | 8  | 0.48
            zeus-1.0-image-to-video      | 720p  | 5  | 0.60
            zeus-1.0-image-to-video      | 720p  | 8  | 0.96
            """)
    void a_clip_costs_by_its_resolution_and_duration(String model, String resolution, String duration, String usd) {
        ObjectNode arguments = required(model);
        if (!resolution.equals("-")) {
            arguments.put("resolution", resolution);
        }
        if (!duration.equals("-")) {
            arguments.put("duration", Integer.valueOf(duration));
        }

        assertThat(price(model, arguments)).isEqualTo(Usd.of(usd));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            -  | - | 0.056
            1k | - | 0.056
            2k | - | 0.056
            -  | 1 | 0.056
            -  | 4 | 0.224
            1k | 1 | 0.056
            1k | 2 | 0.112
            1k | 3 | 0.168
            1k | 4 | 0.224
            1k | 5 | 0.28
            1k | 6 | 0.336
            1k | 7 | 0.392
            1k | 8 | 0.448
            1k | 9 | 0.504
            2k | 1 | 0.056
            2k | 2 | 0.112
            2k | 3 | 0.168
            2k | 4 | 0.224
            2k | 5 | 0.28
            2k | 6 | 0.336
            2k | 7 | 0.392
            2k | 8 | 0.448
            2k | 9 | 0.504
            """)
    void pictures_from_text_cost_by_their_number_and_not_by_their_resolution(
            String resolution, String pictures, String usd) {
        ObjectNode arguments = required("hera-1.0-text-to-image");
        if (!resolution.equals("-")) {
            arguments.put("resolution", resolution);
        }
        if (!pictures.equals("-")) {
            arguments.put("num_images", Integer.valueOf(pictures));
        }

        assertThat(price("hera-1.0-text-to-image", arguments)).isEqualTo(Usd.of(usd));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void an_edit_costs_the_same_whatever_the_number_of_its_images(int images) {
        ObjectNode arguments = required("hera-1.0-image-edit");
        for (int image = 1; image < images; image++) {
            arguments.withArray("images").add("https://example.com/" + image);
        }

        assertThat(price("hera-1.0-image-edit", arguments)).isEqualTo(Usd.of("0.07"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'duration': 5}", "{'enable_prompt_expansion': true, 'negative_prompt': 'Rain'}"})
    void the_480p_model_costs_the_same_whatever_is_asked(String more) {
        ObjectNode arguments = required("zeus-1.0-image-to-video-480p");
        arguments.setAll((ObjectNode) json(more));

        assertThat(price("zeus-1.0-image-to-video-480p", arguments)).isEqualTo(Usd.of("0.40"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            centaurus-1.0-text-to-video  | $0.20/s at 720p, $0.30/s at 1080p
            centaurus-1.0-image-to-video | $0.28/s at 720p, $0.56/s at 1080p
            hera-1.0-image-to-video      | $0.20/s at 720p, $0.30/s at 1080p
            hera-1.0-image-edit          | $0.07 per run
            hera-1.0-text-to-image       | $0.056 per image
            zeus-1.0-image-to-video      | $0.30 for 5 s at 480p, $0.48 for 8 s at 480p, $0.60 for 5 s at 720p, $0.96 for 8 s at 720p
            zeus-1.0-image-to-video-480p | $0.40 per run
            """)
    void a_price_reads_as_people_write_it(String model, String words) {
        assertThat(Catalogs.model(model).price().words()).isEqualTo(words);
    }

    private static Usd price(String id, ObjectNode arguments) {
        Model model = Catalogs.model(id);
        Arguments good = assertThat(new ArgumentCheck(uri -> false).check(model, arguments))
                .asInstanceOf(type(Valid.class))
                .actual()
                .arguments();
        return model.price().of(good).orElseThrow();
    }

    private static ObjectNode required(String id) {
        ObjectNode arguments = (ObjectNode) json("{'prompt': 'Rain'}");
        if (Catalogs.model(id).parameter("image").isPresent()) {
            arguments.put("image", "https://example.com/a.jpg");
        }
        if (Catalogs.model(id).parameter("images").isPresent()) {
            arguments.putArray("images").add("https://example.com/a.jpg");
        }
        return arguments;
    }
}
