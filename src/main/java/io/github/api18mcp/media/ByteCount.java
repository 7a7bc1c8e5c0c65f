package io.github.api18mcp.media;

import java.util.Locale;

/** A number of bytes in words. */
public final class ByteCount {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private ByteCount() {}

    /** Such as {@code 5 GB} or {@code 1.5 MB}. */
    public static String words(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= STEP && unit < UNITS.length - 1) {
            number /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f", number).replace(".0", "") + " " + UNITS[unit];
    }
}
