package io.github.api18mcp.command;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Looks for environment variables that start like ours but set nothing. If the name promises a protection, the start
 * fails. Otherwise a warning is enough, because an older server may be started with a newer configuration.
 */
@Singleton
class VariableCheck {

    private static final Logger LOG = Logger.getLogger(VariableCheck.class);

    static final String PREFIX = "API18MCP_";

    /**
     * The names of all configuration mappings and of {@code bin/api18-mcp}. Listed here, because asking the mappings
     * would take start-up time.
     */
    static final Set<String> READ = Set.of(
            "ACCESS_ANONYMOUS",
            "ACCESS_ORIGINS",
            "ACCESS_TOKENS_FILE",
            "BUCKET_ACCESS_KEY",
            "BUCKET_ENDPOINT",
            "BUCKET_NAME",
            "BUCKET_REGION",
            "BUCKET_SECRET_KEY",
            "BUDGET_PER_CALL_USD",
            "BUDGET_PER_DAY_USD",
            "BUDGET_PER_MONTH_USD",
            "BUDGET_TOTAL_PER_DAY_USD",
            "BUDGET_TOTAL_PER_MONTH_USD",
            "BUDGET_UNPRICED_PER_DAY",
            "CATALOG",
            "CHECK_INPUTS",
            "CONFIRM_ABOVE_USD",
            "DATABASE_PASSWORD",
            "DATABASE_URL",
            "DATABASE_USERNAME",
            "DATA_DIR",
            "DOWNLOAD_DIR",
            "DOWNLOAD_MAX",
            "INPUT_DIRS",
            "JAVA",
            "KEEP_ALIVE",
            "LEASE",
            "LOG_FORMAT",
            "LOG_LEVEL",
            "LOG_PROMPTS",
            "MODE",
            "POLICY_DENY",
            "POLL_FASTEST",
            "POLL_SLOWEST",
            "PUBLIC_URL",
            "RESOURCE_LINKS",
            "RETENTION",
            "SANDBOX_SPEED",
            "SCHEMA",
            "THUMBNAILS",
            "TOOLS_ALLOW",
            "TOOLS_DENY",
            "WAIT");

    /** The prefixes of limits, including those that a newer version may add. */
    private static final Set<String> LIMITS = Set.of("ACCESS_TOKENS", "BUDGET_", "CONFIRM_", "TOOLS_");

    /** A placeholder that a client should have filled in. A password may look like one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    private static final String PASSWORD = "DATABASE_PASSWORD";

    void check(@Observes StartupEvent event) {
        check(System.getenv(), LOG::warn);
    }

    static void check(Map<String, String> environment, Consumer<String> warning) {
        environment.entrySet().stream()
                .filter(variable -> !variable.getValue().isEmpty())
                .filter(variable -> canonical(variable.getKey()).startsWith(PREFIX))
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> {
                    check(variable.getKey(), warning);
                    checkFilledIn(variable.getKey(), variable.getValue());
                });
    }

    private static void checkFilledIn(String variable, String value) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        if (placeholder.find() && !canonical(variable).equals(PREFIX + PASSWORD)) {
            throw new ConfigurationException(
                    variable + " contains " + placeholder.group() + ": your client did not fill in the value");
        }
    }

    private static void check(String variable, Consumer<String> warning) {
        String name = canonical(variable).substring(PREFIX.length());
        if (!READ.contains(name) && LIMITS.stream().anyMatch(name::startsWith)) {
            throw new ConfigurationException(
                    variable + " is not a setting of this version; refusing to start without the protection"
                            + " that it promises. Correct or unset it.");
        }
        if (!READ.contains(name)) {
            warning.accept(variable + " is not a setting and has no effect"
                    + near(name)
                            .map(near -> "; did you mean " + PREFIX + near + "?")
                            .orElse(""));
        }
    }

    /** Lower case, dots and the elements of a list are understood as well. */
    private static String canonical(String variable) {
        return variable.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_").replaceFirst("_\\d+_$", "");
    }

    private static Optional<String> near(String name) {
        return Suggestion.nearest(name, List.copyOf(READ));
    }
}
