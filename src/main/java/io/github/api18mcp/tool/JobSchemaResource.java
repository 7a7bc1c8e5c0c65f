package io.github.api18mcp.tool;

import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The whole schema of a job's answer; {@code tools/list} carries only its short form. */
@Singleton
class JobSchemaResource {

    private static final String URI = "api18mcp://schemas/job";
    private static final String TYPE = "application/schema+json";

    private final ResourceManager resources;
    private final Schemas schemas;

    JobSchemaResource(ResourceManager resources, Schemas schemas) {
        this.resources = resources;
        this.schemas = schemas;
    }

    void register(@Observes StartupEvent event) {
        resources
                .newResource("job-schema")
                .setUri(URI)
                .setTitle("Schema of a job")
                .setDescription("JSON Schema of the structuredContent of every call that concerns a job.")
                .setMimeType(TYPE)
                .setHandler(request -> new ResourceResponse(
                        new TextResourceContents(URI, schemas.job().toPrettyString(), TYPE)))
                .register();
    }
}
