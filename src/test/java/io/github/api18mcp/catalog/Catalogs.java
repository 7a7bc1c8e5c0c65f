package io.github.api18mcp.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Catalogs as the server loads them, without the server. */
public final class Catalogs {

    private Catalogs() {}

    /** The built-in catalog. */
    public static Catalog ours() {
        return with();
    }

    /** The built-in catalog and an operator's. */
    static Catalog with(Path... files) {
        return CatalogFiles.catalog(new Configured(Optional.of(List.of(files)), SchemaStyle.PORTABLE));
    }

    static Model model(String id) {
        return ours().model(id).orElseThrow();
    }

    private record Configured(Optional<List<Path>> catalog, SchemaStyle schema) implements CatalogConfig {}
}
