package io.github.api18mcp.image;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image in a {@code data:} URI (RFC 2397) in Base64. What type it claims does not matter; the bytes tell it. */
public final class EmbeddedImage {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Pattern HEADER = Pattern.compile("(?i)data:[^,]{0,200};base64,");

    private EmbeddedImage() {}

    public static byte[] bytes(String uri) throws UnusableImageException {
        Matcher header = HEADER.matcher(uri);
        if (!header.lookingAt()) {
            throw new UnusableImageException("a data: URI without Base64");
        }
        // Base64 has four characters for three bytes.
        if ((uri.length() - header.end()) / 4L * 3 > MOST_BYTES) {
            throw new UnusableImageException("a data: URI of more than 10 MB");
        }
        try {
            String text = uri.substring(header.end())
                    .replace("%2B", "+")
                    .replace("%2F", "/")
                    .replace("%3D", "=");
            return Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new UnusableImageException("a data: URI whose Base64 is damaged");
        }
    }
}
