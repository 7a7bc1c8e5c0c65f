package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.CatalogConfig;
import io.github.api18mcp.catalog.SchemaStyle;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the real catalog without a CDI container. The producer is package-private, so it is called by reflection. */
final class CatalogFixture {

    private CatalogFixture() {}

    static Catalog catalog(Path... additionalFiles) {
        try {
            Method producer = Class.forName("io.github.api18mcp.catalog.CatalogFiles")
                    .getDeclaredMethod("catalog", CatalogConfig.class);
            producer.setAccessible(true);
            return (Catalog) producer.invoke(null, new Config(List.of(additionalFiles)));
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
