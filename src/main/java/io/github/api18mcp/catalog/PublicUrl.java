package io.github.api18mcp.catalog;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a media URL must be: http(s), absolute, and public by its syntax. No name is looked up. */
final class PublicUrl {

    static final String EXPECTED = "a public http(s) URL that the service can fetch";

    /** The syntax alone, also said in the {@code full} schema. */
    static final String PATTERN = "^[Hh][Tt][Tt][Pp][Ss]?://.";

    private static final Pattern HTTP = Pattern.compile(PATTERN);
    private static final Set<String> PRIVATE_ENDINGS =
            Set.of("localhost", "local", "internal", "lan", "home", "localdomain", "arpa");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Other spellings of an IPv4 address that a fetcher may accept: one number, hexadecimal or octal parts. */
    private static final Pattern NUMERIC = Pattern.compile("(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*");

    private PublicUrl() {}

    /**
     * What the text is instead of a public URL; empty where it is one.
     *
     * @param trusted addresses that are good although private: the provider's own
     */
    static Optional<String> objection(String text, Predicate<URI> trusted) {
        if (!HTTP.matcher(text).find()) {
            return Optional.of(text.startsWith("data:") ? "a data: URI" : "\"" + text + "\"");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("\"" + text + "\", which is no URL");
        }
        if (uri.getRawAuthority() == null || uri.getRawAuthority().contains("@")) {
            return Optional.of("a URL without a plain host");
        }
        return trusted.test(uri) || isPublic(host(uri))
                ? Optional.empty()
                : Optional.of("the private address " + host(uri));
    }

    /** Underscores are no part of a host name to {@link URI}, but are to storage services. */
    private static String host(URI uri) {
        String host =
                uri.getHost() != null ? uri.getHost() : uri.getRawAuthority().replaceFirst(":\\d*$", "");
        return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
    }

    private static boolean isPublic(String host) {
        if (host.startsWith("[") || DOTTED.matcher(host).matches()) {
            return isPublicAddress(host);
        }
        int dot = host.lastIndexOf('.');
        return dot > 0
                && !PRIVATE_ENDINGS.contains(host.substring(dot + 1))
                && !NUMERIC.matcher(host).matches();
    }

    private static boolean isPublicAddress(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            return !(address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()
                    || isReserved(address.getAddress()));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Unique local IPv6 (fc00::/7) and IPv4 inside IPv6; of IPv4 this network, carrier NAT and what is above multicast. */
    private static boolean isReserved(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return address.length == 16
                ? (first & 0xfe) == 0xfc || first == 0 || (first == 0x20 && second == 0x02)
                : first == 0 || first >= 240 || (first == 100 && (second & 0xc0) == 64);
    }
}
