package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.mcp.DefinitionFields;
import io.github.api18mcp.tool.mcp.ProtocolVersion;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Agents and the people who configure them rely on every word of a tool's definition, so a change is accepted on
 * purpose: {@code ./mvnw test -Dtest=ToolSnapshotTest -Daccept.snapshots=true}.
 */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class ToolSnapshotTest {

    private static final Path SNAPSHOTS = Path.of("src/test/resources/tools");
    private static final int MOST_BYTES = 28 * 1024;

    @Inject
    ToolManager tools;

    @BeforeEach
    void accept() throws IOException {
        if (Boolean.getBoolean("accept.snapshots")) {
            for (JsonObject definition : definitions()) {
                Files.writeString(snapshot(definition), definition.encodePrettily() + "\n");
            }
        }
    }

    @Test
    void every_definition_is_the_accepted_one() throws IOException {
        for (JsonObject definition : definitions()) {
            Path snapshot = snapshot(definition);
            assertThat(snapshot).exists();
            assertThat(definition.encodePrettily() + "\n").isEqualTo(Files.readString(snapshot));
        }
    }

    @Test
    void no_snapshot_is_left_of_a_tool_that_is_gone() throws IOException {
        List<String> names = definitions().stream()
                .map(definition -> definition.getString("name") + ".json")
                .toList();
        try (Stream<Path> files = Files.list(SNAPSHOTS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void the_whole_list_leaves_room_in_an_agents_context() {
        int bytes = new JsonObject()
                .put("tools", new JsonArray(definitions()))
                .encode()
                .getBytes(StandardCharsets.UTF_8)
                .length;

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static Path snapshot(JsonObject definition) {
        return SNAPSHOTS.resolve(definition.getString("name") + ".json");
    }

    private List<JsonObject> definitions() {
        return StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> new JsonObject(tool.asJson().encode()))
                .map(definition -> DefinitionFields.of(ProtocolVersion.V2025_11_25, definition))
                .map(ToolSnapshotTest::sorted)
                .toList();
    }

    /** As clients get it. */
    private static JsonObject sorted(JsonObject definition) {
        if (definition.getJsonObject("_meta") != null) {
            definition.put(
                    "_meta",
                    new JsonObject(
                            new TreeMap<>(definition.getJsonObject("_meta").getMap())));
        }
        return definition;
    }
}
