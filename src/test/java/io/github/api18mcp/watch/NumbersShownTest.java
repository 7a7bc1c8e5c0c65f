package io.github.api18mcp.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.Document;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.MetricsProfile;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every metric is on the dashboard and in the operator's guide. */
@QuarkusTest
@TestProfile(MetricsProfile.class)
class NumbersShownTest {

    /** Explained by the text above the table. */
    private static final Set<String> COMMON_LABELS = Set.of("mode", "le");

    @Inject
    ToolRegistry registry;

    private String numbers;

    @BeforeEach
    void everythingHappensOnce() {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        call(arguments);
        call(arguments.put("prompt", "a cat #429"));
        call(arguments.put("prompt", "a cat #gone"));
        given().header("Origin", "https://evil.example").get("/").then().statusCode(403);
        numbers = Scrape.now().text();
    }

    @Test
    void on_the_dashboard_and_nothing_that_is_none() throws IOException {
        String dashboard = Files.readString(Path.of("deploy/monitoring/api18-mcp.json"));

        assertThat(names(dashboard, "(api18mcp_\\w+?)(_bucket|_sum|_count)?\\{"))
                .isEqualTo(names(numbers, "(?m)^# TYPE (\\w+)"));
    }

    /** Generated: {@code ./mvnw test -Dtest=NumbersShownTest -Daccept.snapshots=true}. */
    @Test
    void in_the_guide() throws IOException {
        new Document(Path.of("docs/operating.md"))
                .holds(
                        "metrics",
                        found(numbers, "(?m)^# HELP (\\w+) (.*)$")
                                .map(help -> "| `%s` | %s | %s |"
                                        .formatted(help.group(1), labels(help.group(1)), help.group(2)))
                                .collect(
                                        Collectors.joining("\n", "| metric | labels | what |\n|---|---|---|\n", "\n")));
    }

    private String labels(String metric) {
        return found(numbers, "(?m)^" + metric + "(_bucket)?\\{(.*)} ")
                .flatMap(series -> found(series.group(2), "(\\w+)=\""))
                .map(label -> label.group(1))
                .filter(label -> !COMMON_LABELS.contains(label))
                .distinct()
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", "));
    }

    private static Set<String> names(String text, String pattern) {
        return found(text, pattern).map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private void call(ObjectNode arguments) {
        registry.tool("hera_1_0_text_to_image")
                .orElseThrow()
                .call(new ToolCall(new Owner(Caller.LOCAL, Mode.SANDBOX), arguments, CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(2));
    }
}
