package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.SchemaStyle;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The real catalog without a container: its producer is not public, and should not be for our sake. */
final class CatalogFixture {

    private CatalogFixture() {}

    static Catalog catalog(Path... furtherFiles) {
        try {
            Method producer = Class.forName("io.github.api18mcp.catalog.CatalogFiles")
                    .getDeclaredMethod("catalog", CatalogConfig.class);
            producer.setAccessible(true);
            return (Catalog) producer.invoke(null, new Config(List.of(furtherFiles)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private record Config(List<Path> files) implements CatalogConfig {
        @Override
        public Optional<List<Path>> catalog() {
            return Optional.of(files);
        }

        @Override
        public SchemaStyle schema() {
            return SchemaStyle.PORTABLE;
        }
    }
}
