package io.github.api18mcp.catalog;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Puts the catalog together from our own files and the operator's. */
final class CatalogFiles {

    /** Lists our own files, one name per line. */
    private static final String INDEX = "index";

    private CatalogFiles() {}

    @Produces
    @Singleton
    static Catalog catalog(CatalogConfig config) {
        Catalog catalog = new Catalog(List.of());
        for (String name : ours(INDEX).lines().toList()) {
            catalog = CatalogFile.add(catalog, name, ours(name));
        }
        for (Path file : config.catalog().orElse(List.of())) {
            catalog = CatalogFile.add(catalog, file.toString(), theirs(file));
        }
        return catalog;
    }

    private static String ours(String name) {
        try (InputStream yaml = CatalogFiles.class.getResourceAsStream("/catalog/" + name)) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String theirs(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidCatalogException(file.toString(), "there is no such file");
        } catch (CharacterCodingException e) {
            throw new InvalidCatalogException(file.toString(), "the file is not in UTF-8");
        } catch (IOException e) {
            throw new InvalidCatalogException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }
}
