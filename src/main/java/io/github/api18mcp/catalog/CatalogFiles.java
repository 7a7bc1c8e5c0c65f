package io.github.api18mcp.catalog;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts the catalog together from our own files and the operator's. */
final class CatalogFiles {

    private static final List<String> OURS = List.of("api18.yaml");

    private CatalogFiles() {}

    @Produces
    @Singleton
    static Catalog catalog(CatalogConfig config) {
        List<Path> theirs = config.catalog().orElse(List.of());
        List<Model> models = Stream.concat(
                        OURS.stream().flatMap(name -> ours(name).stream()),
                        theirs.stream().flatMap(file -> theirs(file).stream()))
                .toList();
        try {
            return new Catalog(models);
        } catch (IllegalArgumentException e) {
            throw new BrokenCatalog(theirs.toString(), e.getMessage());
        }
    }

    private static List<Model> ours(String name) {
        try (Reader yaml = new InputStreamReader(
                CatalogFiles.class.getResourceAsStream("/catalog/" + name), StandardCharsets.UTF_8)) {
            return CatalogFile.read(name, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Model> theirs(Path file) {
        try (Reader yaml = Files.newBufferedReader(file)) {
            return CatalogFile.read(file.toString(), yaml);
        } catch (IOException e) {
            throw new BrokenCatalog(
                    file.toString(), "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
