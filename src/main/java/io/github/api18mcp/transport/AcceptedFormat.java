package io.github.api18mcp.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The formats in which a client accepts the response to a message. The protocol requires both of every client, but several, and proxies
 * in front of them, name only one, a wildcard or none.
 */
public enum AcceptedFormat {
    JSON,
    EVENT_STREAM,
    EITHER;

    /** The reason for refusing a client that accepts neither. */
    public static final String NOT_ACCEPTABLE = "Accept must name application/json or text/event-stream.";

    /** Names both formats, as the protocol requires and the SDKs do. */
    static final String BOTH = "application/json, text/event-stream";

    private static final Pattern NO_WEIGHT = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

    /** Empty if the client accepts none of them. */
    public static Optional<AcceptedFormat> of(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HttpHeaders.ACCEPT);
        return headers.equals(List.of(BOTH)) ? Optional.of(EITHER) : of(headers);
    }

    private static Optional<AcceptedFormat> of(List<String> headers) {
        Map<String, Boolean> ranges = new TreeMap<>();
        headers.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(range -> List.of(range.split(";")))
                .filter(parts -> !parts.isEmpty() && !parts.get(0).isBlank())
                .forEach(parts -> ranges.put(parts.get(0).strip().toLowerCase(Locale.ROOT), isWanted(parts)));
        return of(ranges.isEmpty() ? type -> true : type -> accepts(ranges, type));
    }

    private static Optional<AcceptedFormat> of(Predicate<String> accepts) {
        boolean json = accepts.test("application/json");
        boolean stream = accepts.test("text/event-stream");
        if (json && stream) {
            return Optional.of(EITHER);
        }
        return json ? Optional.of(JSON) : stream ? Optional.of(EVENT_STREAM) : Optional.empty();
    }

    private static boolean isWanted(List<String> parts) {
        return parts.stream()
                .skip(1)
                .noneMatch(parameter -> NO_WEIGHT.matcher(parameter.strip()).matches());
    }

    /** The most specific range decides (RFC 9110, section 12.5.1). */
    private static boolean accepts(Map<String, Boolean> ranges, String type) {
        return Stream.of(type, type.substring(0, type.indexOf('/')) + "/*", "*/*", "*")
                .flatMap(range -> Optional.ofNullable(ranges.get(range)).stream())
                .findFirst()
                .orElse(false);
    }
}
