package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableCheckTest {

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API18MCP_WAIT",
                "API18MCP_JAVA",
                "api18mcp_wait",
                "api18mcp.log-level",
                "API18MCP_BUDGET_PER_DAY_USD",
                "api18mcp.confirm-above-usd",
                "API18MCP_CATALOG_0_",
                "API18_KEY",
                "THEO_URL",
                "PATH",
                "MY_API18MCP_WIAT"
            })
    void what_is_read_or_not_ours_is_no_matter(String variable) {
        check(variable);

        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "API18MCP_DATA_DIR, ${workspaceFolder}/data, ${workspaceFolder}",
        "API18MCP_BUDGET_PER_DAY_USD, ${BUDGET}, ${BUDGET}",
        "api18mcp.wait, ${env:WAIT}, ${env:WAIT}",
        "API18MCP_MODE, ${input:mode}, ${input:mode}",
        "API18MCP_PUBLIC_URL, https://${HOST}, ${HOST}"
    })
    void a_value_that_a_client_did_not_fill_in_stops_the_start(String variable, String value, String placeholder) {
        assertThatThrownBy(() -> VariableCheck.check(Map.of(variable, value), warnings::add))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(variable + " contains " + placeholder + ": your client did not fill in the value");
    }

    @Test
    void a_password_may_look_as_if_it_was_not_filled_in() {
        VariableCheck.check(Map.of("API18MCP_DATABASE_PASSWORD", "${x}"), warnings::add);

        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "API18MCP_WIAT, API18MCP_WAIT",
        "API18MCP_MOD, API18MCP_MODE",
        "API18MCP_ACCESS_ORIGIN, API18MCP_ACCESS_ORIGINS",
        "API18MCP_POLICY-DENNY, API18MCP_POLICY_DENY",
        "api18mcp_log_levels, API18MCP_LOG_LEVEL",
        "API18MCP_BUGDET_PER_DAY_USD, API18MCP_BUDGET_PER_DAY_USD",
        "API18MCP_RETENTIONS, API18MCP_RETENTION"
    })
    void what_is_misspelt_is_warned_of_with_what_was_meant(String variable, String meant) {
        check(variable);

        assertThat(warnings)
                .containsExactly(variable + " is not a setting and has no effect; did you mean " + meant + "?");
    }

    @Test
    void what_resembles_nothing_is_warned_of_without_a_guess() {
        check("API18MCP_FRAME_RATE");

        assertThat(warnings).containsExactly("API18MCP_FRAME_RATE is not a setting and has no effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API18MCP_BUDGET_PER_WEEK_USD",
                "API18MCP_BUDGET_PER_DAY",
                "API18MCP_CONFIRM_ABOVE",
                "API18MCP_TOOLS_ALLOWED",
                "API18MCP_ACCESS_TOKENS",
                "api18mcp.budget.per-week-usd"
            })
    void a_limit_that_would_not_be_kept_stops_the_start(String variable) {
        assertThatThrownBy(() -> check(variable))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(variable + " is not a setting of this version");
    }

    @Test
    void what_is_empty_is_not_set() {
        VariableCheck.check(Map.of("API18MCP_BUDGET_PER_DAY_USD", "", "API18MCP_WIAT", ""), warnings::add);

        assertThat(warnings).isEmpty();
    }

    @Test
    void every_setting_is_known() {
        assertThat(new TreeSet<>(VariableCheck.READ)).isEqualTo(settingsAndTheLaunchersJava());
    }

    @Test
    void every_setting_is_documented() throws IOException {
        assertThat(Files.readString(Path.of("docs/settings.md")))
                .contains(VariableCheck.READ.stream()
                        .map(name -> "`API18MCP_" + name + "`")
                        .toList());
    }

    private void check(String variable) {
        VariableCheck.check(Map.of(variable, "1"), warnings::add);
    }

    private static Set<String> settingsAndTheLaunchersJava() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.api18mcp");
        Set<String> settings = new TreeSet<>(Set.of("JAVA"));
        ours.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .flatMap(mapping -> properties(mapping.reflect()))
                .filter(property -> property.startsWith("api18mcp."))
                .map(property -> property.substring("api18mcp.".length()))
                .map(property -> property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .forEach(settings::add);
        return settings;
    }

    /** Without the elements of lists. */
    private static Stream<String> properties(Class<?> mapping) {
        return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream()
                .filter(property -> !property.endsWith("[*]"));
    }
}
