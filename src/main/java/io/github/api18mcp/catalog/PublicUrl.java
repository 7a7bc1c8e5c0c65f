package io.github.api18mcp.catalog;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules for a media URL: http(s), absolute, and public by its syntax. No name is resolved. */
public final class PublicUrl {

    static final String EXPECTED = "a public http(s) URL that the service can fetch";

    /** The syntax alone, which the {@code full} schema contains as well. */
    static final String PATTERN = "^[Hh][Tt][Tt][Pp][Ss]?://.";

    private static final Pattern HTTP = Pattern.compile(PATTERN);

    /** Names outside public DNS (RFC 2606, 6761, 6762, 7686, 9476; ICANN), and names that private networks use. */
    private static final Set<String> PRIVATE_ENDINGS = Set.of(
            "localhost",
            "local",
            "internal",
            "lan",
            "home",
            "localdomain",
            "arpa",
            "intranet",
            "private",
            "corp",
            "test",
            "invalid",
            "onion",
            "alt");

    private static final int LONGEST_HOST = 253;

    /** {@link URI} does not accept underscores in a host name, but storage services use them. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /** Without leading zeros, which some fetchers read as octal. Any other name would need a DNS query. */
    private static final Pattern IPV4 =
            Pattern.compile("(%1$s)(\\.(%1$s)){3}".formatted("25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d"));

    /** No public name ends in a number. A host that does is an IPv4 address in a form that some fetchers accept. */
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]*|\\d+");

    private PublicUrl() {}

    /**
     * Why the text is not a public URL; empty if it is one.
     *
     * @param trusted URLs that are accepted although they are private: the provider's own
     */
    public static Optional<String> objection(String text, Predicate<URI> trusted) {
        if (!HTTP.matcher(text).find()) {
            return Optional.of(text.startsWith("data:") ? "a data: URI" : "\"" + text + "\"");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("\"" + text + "\", which is no URL");
        }
        Optional<String> host = host(uri);
        if (host.isEmpty()) {
            return Optional.of("a URL without a plain host");
        }
        return trusted.test(uri) || isPublic(host.get())
                ? Optional.empty()
                : Optional.of("the private address " + host.get());
    }

    /** Whether a resolved address is public. */
    public static boolean isPublic(InetAddress address) {
        String literal = address.getHostAddress();
        return PublicAddress.test(address instanceof Inet6Address ? "[" + literal + "]" : literal);
    }

    /** The host as every fetcher understands it; empty if two fetchers could understand it differently. */
    private static Optional<String> host(URI uri) {
        if (uri.getHost() != null && uri.getHost().startsWith("[")) {
            return uri.getUserInfo() == null ? Optional.of(uri.getHost().toLowerCase(Locale.ROOT)) : Optional.empty();
        }
        return Optional.ofNullable(uri.getRawAuthority())
                .map(authority -> authority.replaceFirst(":\\d*$", ""))
                .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .filter(name -> name.length() <= LONGEST_HOST)
                .map(PublicUrl::ascii)
                .filter(name -> NAME.matcher(name).matches());
    }

    /** Other scripts have digits and dots of their own. */
    private static String ascii(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isPublic(String host) {
        if (host.startsWith("[") || IPV4.matcher(host).matches()) {
            return PublicAddress.test(host);
        }
        String ending = host.substring(host.lastIndexOf('.') + 1);
        return host.contains(".")
                && !PRIVATE_ENDINGS.contains(ending)
                && !NUMBER.matcher(ending).matches();
    }
}
