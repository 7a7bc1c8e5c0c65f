package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.AmbiguousValues;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.ArgumentCoercion;
import io.github.api18mcp.catalog.ExactValues;
import io.github.api18mcp.catalog.InexactSpellings;
import io.github.api18mcp.catalog.Parameter;
import io.github.api18mcp.profile.AllServicesProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is understood and what stays refused, for every parameter of every tool. */
@QuarkusTest
@TestProfile(AllServicesProfile.class)
class CoercionTableTest {

    @Inject
    ToolRegistry registry;

    @Inject
    ObjectMapper mapper;

    @Test
    void every_exact_value_is_used_as_it_came() {
        everyParameter((parameter, exact) -> {
            assertThat(coerced(parameter, exact)).isEqualTo(exact.toString());
            assertThat(accepts(parameter, exact)).as("%s: %s", parameter, exact).isTrue();
        });
    }

    @Test
    void every_spelling_that_means_one_value_is_understood_as_this_value() {
        everyParameter((parameter, exact) -> assertThat(parameter.accept(new InexactSpellings(exact)))
                .isNotEmpty()
                .allSatisfy(spelling -> assertThat(coerced(parameter, spelling))
                        .as("%s: %s", parameter, spelling)
                        .isEqualTo(exact.toString())));
    }

    @Test
    void every_optional_argument_can_be_left_out_by_leaving_it_empty() {
        parameters().forEach(parameter -> assertThat(InexactSpellings.ofNothing(parameter))
                .allSatisfy(nothing -> assertThat(coerced(parameter, nothing))
                        .as("%s: %s", parameter, nothing)
                        .isEmpty()));
        assertThat(parameters()).anyMatch(parameter -> !parameter.required());
    }

    @Test
    void what_could_mean_several_things_is_refused() {
        parameters().forEach(parameter -> assertThat(parameter.accept(AmbiguousValues.OF))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(accepts(
                                parameter,
                                ArgumentCoercion.of(List.of(parameter), argument(parameter, value))
                                        .json()
                                        .path(parameter.name())))
                        .as("%s: %s", parameter, value)
                        .isFalse()));
    }

    private List<Parameter> parameters() {
        return registry.tools().stream()
                .flatMap(tool -> tool.definition().parameters().stream())
                .toList();
    }

    private void everyParameter(BiConsumer<Parameter, JsonNode> check) {
        parameters()
                .forEach(
                        parameter -> parameter.accept(ExactValues.OF).forEach(exact -> check.accept(parameter, exact)));
    }

    private ObjectNode argument(Parameter parameter, JsonNode value) {
        return mapper.createObjectNode().set(parameter.name(), value);
    }

    /** As JSON; empty if the argument was left out. */
    private String coerced(Parameter parameter, JsonNode value) {
        return ArgumentCoercion.of(List.of(parameter), argument(parameter, value))
                .json()
                .path(parameter.name())
                .toString();
    }

    private boolean accepts(Parameter parameter, JsonNode value) {
        return new ArgumentCheck(uri -> false)
                .check(List.of(parameter), argument(parameter, value))
                .fold(valid -> true, violations -> false);
    }
}
