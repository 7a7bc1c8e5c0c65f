package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.api18mcp.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The schema and the check are two readings of one description, so they agree on every argument object. */
class SchemaAgreesWithCheckTest {

    private static final int TRIES = 1_000;
    private static final List<Model> MODELS = Catalogs.ours().models();
    private static final Map<String, Schema> FULL = schemas(SchemaStyle.FULL);
    private static final Map<String, Schema> PORTABLE = schemas(SchemaStyle.PORTABLE);

    /** By model, how many calls were rejected and how many accepted. */
    private final Map<String, int[]> seen = new HashMap<>();

    /** One argument object for a model, as JSON text. */
    private record ModelArguments(Model model, String arguments) {

        List<Violation> violations() {
            return ArgumentCheck.ofCalls(uri -> false, uri -> false)
                    .check(model, json(arguments))
                    .fold(valid -> List.of(), violations -> violations);
        }

        boolean accepted(Map<String, Schema> schemas) {
            return schemas.get(model.id()).validate(json(arguments)).isEmpty();
        }

        @Override
        public String toString() {
            return model.id() + " " + arguments;
        }
    }

    @Test
    void the_full_schema_accepts_what_the_check_accepts_and_nothing_else() {
        Property.check(
                TRIES,
                SchemaAgreesWithCheckTest::aCallOfEveryModel,
                calls -> calls.forEach(call -> {
                    List<Violation> violations = call.violations();
                    boolean accepted =
                            violations.stream().allMatch(violation -> isOfAnAddressThatIsNotPublic(violation, call));

                    assertThat(call.accepted(FULL))
                            .as("%s: %s", call, violations)
                            .isEqualTo(accepted);
                    count(call, accepted);
                }));
        assertBothSidesAreHit();
    }

    @Test
    void the_portable_schema_accepts_whatever_the_check_accepts() {
        Property.check(
                TRIES,
                SchemaAgreesWithCheckTest::aCallOfEveryModel,
                calls -> calls.forEach(call -> {
                    boolean accepted = call.violations().isEmpty();

                    assertThat(call.accepted(PORTABLE) || !accepted)
                            .as("%s", call)
                            .isTrue();
                    count(call, accepted);
                }));
        assertBothSidesAreHit();
    }

    private static List<ModelArguments> aCallOfEveryModel(Random random) {
        ArgumentObjects objects = new ArgumentObjects(random);
        return MODELS.stream()
                .map(model -> new ModelArguments(model, objects.of(model)))
                .toList();
    }

    /** The one rule that a schema cannot express. */
    private static boolean isOfAnAddressThatIsNotPublic(Violation violation, ModelArguments call) {
        String place = "/" + violation.parameter().replace("[", "/").replace("]", "");
        JsonNode value = json(call.arguments()).at(place);
        return Set.of(PublicUrl.EXPECTED, ImageReference.EXPECTED).contains(violation.expected())
                && value.isTextual()
                && Pattern.compile(PublicUrl.PATTERN).matcher(value.textValue()).find();
    }

    private void count(ModelArguments call, boolean accepted) {
        seen.computeIfAbsent(call.model().id(), model -> new int[2])[accepted ? 1 : 0]++;
    }

    /** A generator that only ever hits one side would prove nothing. */
    private void assertBothSidesAreHit() {
        if (Property.isRepeated()) {
            return;
        }
        assertThat(seen).hasSameSizeAs(MODELS).allSatisfy((model, counts) -> {
            assertThat(counts[0]).as("%s rejected", model).isGreaterThan(TRIES / 5);
            assertThat(counts[1]).as("%s accepted", model).isGreaterThan(TRIES / 5);
        });
    }

    private static Map<String, Schema> schemas(SchemaStyle style) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return MODELS.stream()
                .collect(Collectors.toMap(
                        Model::id,
                        model -> registry.getSchema(
                                new InputSchema(style).of(model).toString())));
    }
}
