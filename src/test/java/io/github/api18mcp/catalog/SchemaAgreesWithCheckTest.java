package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.api18mcp.catalog.ArgumentCheck.Rejected;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The schema and the check are two readings of one description: whatever is asked, they answer the same. */
class SchemaAgreesWithCheckTest {

    private static final List<Model> MODELS = Catalogs.ours().models();
    private static final Map<String, Schema> FULL = schemas(SchemaStyle.FULL);
    private static final Map<String, Schema> PORTABLE = schemas(SchemaStyle.PORTABLE);

    /** One argument object for a model, as JSON text. */
    private record Call(Model model, String arguments) {

        List<Violation> violations() {
            return new ArgumentCheck(uri -> false).check(model, json(arguments)) instanceof Rejected rejected
                    ? rejected.violations()
                    : List.of();
        }

        boolean accepted(Map<String, Schema> schemas) {
            return schemas.get(model.id()).validate(json(arguments)).isEmpty();
        }

        @Override
        public String toString() {
            return model.id() + " " + arguments;
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void the_full_schema_accepts_what_the_check_accepts_and_nothing_else(
            @ForAll("aCallOfEveryModel") List<Call> calls) {
        for (Call call : calls) {
            List<Violation> violations = call.violations();
            boolean accepted = violations.stream().allMatch(violation -> isOfAnAddressThatIsNotPublic(violation, call));

            assertThat(call.accepted(FULL)).as("%s: %s", call, violations).isEqualTo(accepted);
            count(call, accepted);
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(onFailureOnly = true)
    void the_portable_schema_accepts_whatever_the_check_accepts(@ForAll("aCallOfEveryModel") List<Call> calls) {
        for (Call call : calls) {
            boolean accepted = call.violations().isEmpty();

            assertThat(call.accepted(PORTABLE) || !accepted).as("%s", call).isTrue();
            count(call, accepted);
        }
    }

    @Provide
    Arbitrary<List<Call>> aCallOfEveryModel() {
        return Combinators.combine(MODELS.stream()
                        .map(model -> ArgumentObjects.of(model).map(arguments -> new Call(model, arguments)))
                        .toList())
                .as(Function.identity());
    }

    /** The one rule a schema cannot say. */
    private static boolean isOfAnAddressThatIsNotPublic(Violation violation, Call call) {
        String place = "/" + violation.parameter().replace("[", "/").replace("]", "");
        JsonNode value = json(call.arguments()).at(place);
        return violation.expected().equals(PublicUrl.EXPECTED)
                && value.isTextual()
                && Pattern.compile(PublicUrl.PATTERN).matcher(value.textValue()).find();
    }

    /** A generator that only ever hit one side would prove nothing. */
    private static void count(Call call, boolean accepted) {
        Statistics.label(call.model().id()).collect(accepted).coverage(seen -> {
            seen.check(true).percentage(share -> share > 20);
            seen.check(false).percentage(share -> share > 20);
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
