package io.github.api18mcp.sandbox;

import io.github.api18mcp.sandbox.art.RenderedFile;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an output. The URL that Api18 documents redirects to the URL of the file, which all services share.
 *
 * @param number the output's position in its job, from 0
 */
record SandboxOutputAddress(String jobId, int number) {

    private static final Pattern API18_PATH =
            Pattern.compile("/v1/files/(?<job>[a-z0-9]+)(?:\\?n=(?<number>\\d{1,3}))?");
    private static final Pattern FILE_PATH = Pattern.compile("/outputs/(?<job>[a-z0-9]+)/(?<number>\\d{1,3})\\.\\w+");

    /** Reads either form. The result is empty for any other path. */
    static Optional<SandboxOutputAddress> parse(String pathAndQuery) {
        return parse(API18_PATH, pathAndQuery).or(() -> parse(FILE_PATH, pathAndQuery));
    }

    String api18Url(URI origin) {
        return origin + "/v1/files/" + jobId + (number == 0 ? "" : "?n=" + number);
    }

    String fileUrl(URI origin, RenderedFile output) {
        return origin + "/outputs/" + jobId + "/" + number + "." + output.extension();
    }

    private static Optional<SandboxOutputAddress> parse(Pattern form, String pathAndQuery) {
        Matcher matcher = form.matcher(pathAndQuery);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = matcher.group("number");
        return Optional.of(
                new SandboxOutputAddress(matcher.group("job"), number == null ? 0 : Integer.parseInt(number)));
    }
}
