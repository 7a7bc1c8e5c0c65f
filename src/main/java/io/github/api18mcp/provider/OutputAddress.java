package io.github.api18mcp.provider;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of an output, as services write it: carelessly, although the output behind it is paid for. */
final class OutputAddress {

    /** Characters that a URL may contain only in escaped form, although people and services write them unescaped. */
    private static final Pattern UNESCAPED = Pattern.compile("[\\p{Cntrl} \"<>\\\\^`{|}\\[\\]]|%(?!\\p{XDigit}{2})");

    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?<scheme>https?:)//(?<authority>[^/?#]+)(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern IN_WORDS = Pattern.compile("(?i)https?://[^\\s\"'<>()]+");
    private static final Pattern HOST_FIRST = Pattern.compile("(?i)[a-z0-9](?:[a-z0-9-]*\\.)+[a-z]{2,}(?::\\d+)?/\\S+");
    private static final Pattern RELATIVE = Pattern.compile(
            "(?i)(?:\\.{0,2}/)?[\\w.~%@+-]+/\\S*[\\w~%=+-]|[\\w.~%@+-]+\\.(?:png|jpe?g|webp|gif|avif|mp4|webm|mov)");

    private static final Pattern MEDIA = Pattern.compile(
            "(?i)https?://[^?#]+\\.(?:png|jpe?g|webp|gif|avif|heic|svg|mp4|webm|mov)(?:[?#].*)?", Pattern.DOTALL);

    /** Words that look like a relative address. */
    private static final Pattern NO_ADDRESS = Pattern.compile("(?i)n/a|(?:image|video|application|text)/[\\w.+-]+");

    private OutputAddress() {}

    /**
     * The address that a text gives; empty if it gives none.
     *
     * @param service the address of the service, against which others are resolved
     */
    static Optional<URI> of(String text, URI service) {
        String address = text.strip().replace("\\/", "/").replace("&amp;", "&");
        if (address.startsWith("//")) {
            return absolute(service.getScheme() + ":" + address);
        }
        if (ABSOLUTE.matcher(address).matches()) {
            return absolute(address);
        }
        Matcher inWords = IN_WORDS.matcher(address);
        if (inWords.find()) {
            return absolute(inWords.group());
        }
        if (HOST_FIRST.matcher(address).matches()) {
            return absolute("https://" + address);
        }
        boolean relative = address.startsWith("/") || RELATIVE.matcher(address).matches();
        return relative && !NO_ADDRESS.matcher(address).matches()
                ? relative(address).map(service.resolve("/")::resolve)
                : Optional.empty();
    }

    /** Whether the text is the absolute address of an image or a clip, by the end of its path. */
    static boolean isOfMedia(String text) {
        return MEDIA.matcher(text.strip()).matches();
    }

    /** An absolute http(s) URL. Missing escapes are added. */
    static Optional<URI> absolute(String text) {
        Matcher parts = ABSOLUTE.matcher(text.strip());
        return parts.matches()
                ? parsed(parts.group("scheme") + "//" + authority(parts.group("authority"))
                                + escaped(parts.group("rest")))
                        .filter(uri -> uri.getRawAuthority() != null)
                : Optional.empty();
    }

    private static Optional<URI> relative(String text) {
        return parsed(escaped(text));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(new URI(text).toASCIIString()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A host name in other letters is written in ASCII. */
    private static String authority(String text) {
        try {
            return text.chars().allMatch(character -> character <= Byte.MAX_VALUE)
                    ? text
                    : IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String escaped(String text) {
        return UNESCAPED.matcher(text).replaceAll(OutputAddress::percentEncode);
    }

    private static String percentEncode(MatchResult character) {
        return "%%%02X".formatted((int) character.group().charAt(0));
    }
}
