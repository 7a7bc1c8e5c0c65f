package io.github.api18mcp.catalog;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image that an argument names. Its text is parsed here and nowhere else. */
public sealed interface ImageReference {

    String EXPECTED = "a public http(s) URL, job:JOB_ID, import:ID, a data: URI or an absolute path";

    /** The syntax of all forms, which the {@code full} schema contains as well. */
    String PATTERN = "^[Hh][Tt][Tt][Pp][Ss]?://."
            + "|^job:j_[0-9a-z]{16}(#[1-9][0-9]{0,2})?$"
            + "|^import:[0-9a-f]{24}$"
            + "|^[Dd][Aa][Tt][Aa]:."
            + "|^(file:/|/|[A-Za-z]:[\\\\/]).";

    Pattern FORM = Pattern.compile(PATTERN);

    Pattern JOB = Pattern.compile("job:(?<job>j_[0-9a-z]{16})(?:#(?<number>[1-9][0-9]{0,2}))?");

    /** An image that its service fetches from an address of its own. */
    record Address(String url) implements ImageReference {}

    /**
     * An output of an earlier job.
     *
     * @param number from 1
     */
    record JobOutput(String job, int number) implements ImageReference {
        @Override
        public String toString() {
            return "job:" + job + "#" + number;
        }
    }

    /** An image that this server keeps for its caller. */
    record Import(String id) implements ImageReference {
        @Override
        public String toString() {
            return "import:" + id;
        }
    }

    /** An image in the text itself. */
    record DataUri(String text) implements ImageReference {}

    /**
     * A file of this machine.
     *
     * @param location an absolute path, or a {@code file:} URI
     */
    record LocalFile(String location) implements ImageReference {

        /** Empty if this machine has no such paths. */
        public Optional<Path> path() {
            try {
                return Optional.of(location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                return Optional.empty();
            }
        }

        /** The last part of the path; it often says what the picture shows. */
        public String name() {
            return path().map(Path::getFileName).map(Path::toString).orElse(location);
        }
    }

    /** Empty if the text has none of the forms. Whether an address is public, or a file exists, is checked elsewhere. */
    static Optional<ImageReference> of(String text) {
        if (!FORM.matcher(text).find()) {
            return Optional.empty();
        }
        if (text.startsWith("job:")) {
            Matcher parts = JOB.matcher(text);
            return parts.matches()
                    ? Optional.of(new JobOutput(
                            parts.group("job"),
                            Optional.ofNullable(parts.group("number"))
                                    .map(Integer::valueOf)
                                    .orElse(1)))
                    : Optional.empty();
        }
        if (text.startsWith("import:")) {
            return Optional.of(new Import(text.substring("import:".length()).strip()));
        }
        if (text.regionMatches(true, 0, "data:", 0, "data:".length())) {
            return Optional.of(new DataUri(text));
        }
        return Optional.of(
                text.regionMatches(true, 0, "http", 0, "http".length()) ? new Address(text) : new LocalFile(text));
    }
}
