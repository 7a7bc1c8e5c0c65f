package io.github.api18mcp.media;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code 5GB}, {@code 500 MB} or a number of bytes. A kilobyte has 1000 bytes. */
public final class ByteCountConverter implements Converter<Long> {

    private static final long serialVersionUID = 1;

    private static final Pattern FORM = Pattern.compile("(?<number>\\d{1,9})\\s*(?<unit>[KMGT]?B?)");
    private static final Map<String, Long> UNITS =
            Map.of("", 1L, "B", 1L, "K", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L, "T", 1_000_000_000_000L);

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size, such as 5GB or 500MB");
        }
        String unit = matcher.group("unit");
        return Long.parseLong(matcher.group("number")) * UNITS.get(unit.length() == 2 ? unit.substring(0, 1) : unit);
    }
}
