package io.github.api18mcp.transport.early;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of what decides how a process answers, and of the messages that it has received so far. It contains keys and tokens only as
 * part of the hash.
 */
record Fingerprint(String hex) {

    /** How the names of settings begin, as environment variables or as properties. */
    private static final List<String> SETTINGS =
            List.of("api18mcp", "quarkus", "smallrye", "mp_", "mp.", "xdg", "java.home", "user.home", "launch.");

    /** How the names of the keys and addresses of services end. */
    private static final List<String> ACCESS = List.of("key", "token", "url", "file");

    /** Where settings may also be, relative to the working directory. */
    private static final List<String> FILES = List.of(".env", "config/application.properties");

    /** Of this program, its Java and its settings: of files, the size and the time of the last change. */
    static Fingerprint ofProcess(Map<String, String> environment, Map<String, String> properties, Path program) {
        StringBuilder facts = new StringBuilder(file(program));
        append(environment, facts);
        append(properties, facts);
        FILES.forEach(name -> facts.append(file(Path.of(name))));
        return of(facts.toString());
    }

    /** Of a process that has also received this message. */
    Fingerprint after(String message) {
        return of(hex + '\n' + message);
    }

    private static void append(Map<String, String> settings, StringBuilder facts) {
        new TreeMap<>(settings).forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (SETTINGS.stream().anyMatch(lower::startsWith) || ACCESS.stream().anyMatch(lower::endsWith)) {
                facts.append(name)
                        .append('=')
                        .append(value)
                        .append(namedFiles(value))
                        .append('\n');
            }
        });
    }

    /** Most settings that name files name one; the catalog's may name several. */
    private static String namedFiles(String value) {
        StringBuilder files = new StringBuilder();
        for (String name : value.split(",")) {
            try {
                files.append(name.indexOf('/') < 0 && name.indexOf('\\') < 0 ? "" : file(Path.of(name.strip())));
            } catch (InvalidPathException noPath) {
                files.append('-');
            }
        }
        return files.toString();
    }

    private static String file(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.isRegularFile() ? " " + path + " " + file.size() + " " + file.lastModifiedTime() : " " + path;
        } catch (IOException absent) {
            return " " + path + " -";
        }
    }

    private static Fingerprint of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
