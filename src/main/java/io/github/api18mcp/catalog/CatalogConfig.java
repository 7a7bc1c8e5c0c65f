package io.github.api18mcp.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which models there are, and how their tools describe themselves. */
@ConfigMapping(prefix = "api18mcp")
public interface CatalogConfig {

    /** Further catalog files, for models launched after this version: no code, no rebuild. */
    Optional<List<Path>> catalog();

    /** {@code full} is exact but makes Gemini, also behind Cursor and VS Code, reject every tool of the server. */
    @WithDefault("portable")
    SchemaStyle schema();
}
