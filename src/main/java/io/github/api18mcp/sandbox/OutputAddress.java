package io.github.api18mcp.sandbox;

import io.github.api18mcp.sandbox.art.RenderedFile;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an output of a job is found: at the documented address, and at the one of the file that it leads to.
 *
 * @param number from 0
 */
record OutputAddress(String job, int number) {

    private static final Pattern DOCUMENTED =
            Pattern.compile("/v1/files/(?<job>[a-z0-9]+)(?:\\?n=(?<number>\\d{1,3}))?");
    private static final Pattern FILE = Pattern.compile("/outputs/(?<job>[a-z0-9]+)/(?<number>\\d{1,3})\\.\\w+");

    /** Reads either form; empty for any other path. */
    static Optional<OutputAddress> parse(String pathAndQuery) {
        return parse(DOCUMENTED, pathAndQuery).or(() -> parse(FILE, pathAndQuery));
    }

    String documented(URI origin) {
        return origin + "/v1/files/" + job + (number == 0 ? "" : "?n=" + number);
    }

    String file(URI origin, RenderedFile output) {
        return origin + "/outputs/" + job + "/" + number + "." + output.extension();
    }

    private static Optional<OutputAddress> parse(Pattern form, String pathAndQuery) {
        Matcher matcher = form.matcher(pathAndQuery);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = matcher.group("number");
        return Optional.of(new OutputAddress(matcher.group("job"), number == null ? 0 : Integer.parseInt(number)));
    }
}
