package io.github.api18mcp.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Catalogs as the server puts them together, without the server. */
public final class Catalogs {

    private Catalogs() {}

    /** As it ships. */
    public static Catalog ours() {
        return with();
    }

    /** Ours and an operator's. */
    static Catalog with(Path... files) {
        return CatalogFiles.catalog(new Configured(Optional.of(List.of(files)), SchemaStyle.PORTABLE));
    }

    static Model model(String id) {
        return ours().model(id).orElseThrow();
    }

    private record Configured(Optional<List<Path>> catalog, SchemaStyle schema) implements CatalogConfig {}
}
