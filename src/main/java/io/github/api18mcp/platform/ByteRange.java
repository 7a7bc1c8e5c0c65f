package io.github.api18mcp.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a player requests (RFC 9110, section 14).
 *
 * @param first the position of the first byte, from 0; the range is empty if it is beyond the end of the file
 * @param last the position of the last byte, inclusive and within the file
 */
public record ByteRange(long first, long last) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");

    /**
     * Reads a {@code Range} header. The result is empty if the whole file is to be sent: without the header, and with one
     * that a server may ignore.
     */
    public static Optional<ByteRange> parse(String header, long length) {
        Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from == null) {
            return Optional.ofNullable(to)
                    .map(count -> new ByteRange(Math.max(0, length - Long.parseLong(count)), length - 1));
        }
        long last = to == null ? length - 1 : Math.min(length - 1, Long.parseLong(to));
        return Optional.of(new ByteRange(Long.parseLong(from), last));
    }

    public boolean isEmpty() {
        return first > last;
    }
}
