package io.github.api18mcp.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which models exist, and in which schema style their tools are advertised. */
@ConfigMapping(prefix = "api18mcp")
public interface CatalogConfig {

    /** Further catalog files, for models launched after this version. They need no code and no rebuild. */
    Optional<List<Path>> catalog();

    /** {@code full} is exact, but Gemini, also behind Cursor and VS Code, then rejects every tool of the server. */
    @WithDefault("portable")
    SchemaStyle schema();
}
