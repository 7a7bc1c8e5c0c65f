package io.github.api18mcp.platform;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of {@code NO_PROXY}, read as curl reads it: a name stands for itself and for all names below it, with or without a dot
 * before it; an address may be a network; {@code *} stands for everything.
 *
 * @param host in lower case, without a leading dot
 * @param port a port that the entry is limited to
 */
record DirectHost(String host, OptionalInt port) {

    private static final Pattern WITH_PORT = Pattern.compile("(?<host>\\[.*]|[^:]*):(?<port>\\d{1,5})");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    static DirectHost of(String entry) {
        Matcher matcher = WITH_PORT.matcher(entry);
        boolean port = matcher.matches();
        String host = (port ? matcher.group("host") : entry).toLowerCase(Locale.ROOT);
        return new DirectHost(
                host.equals("*") ? host : host.replaceFirst("^\\*?\\.+", "").replaceAll("[\\[\\]]|\\.$", ""),
                port ? OptionalInt.of(Integer.parseInt(matcher.group("port"))) : OptionalInt.empty());
    }

    boolean matches(URI address) {
        return isPort(address)
                && isHost(address.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", ""));
    }

    private boolean isPort(URI address) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return port.isEmpty() || port.getAsInt() == (address.getPort() < 0 ? usual : address.getPort());
    }

    private boolean isHost(String other) {
        return host.equals("*")
                || !host.isEmpty() && (other.equals(host) || other.endsWith("." + host) || isInNetwork(other));
    }

    private boolean isInNetwork(String other) {
        String[] network = host.split("/", 2);
        Optional<byte[]> base = bytes(network[0]);
        Optional<byte[]> given = bytes(other);
        if (base.isEmpty() || given.isEmpty() || base.get().length != given.get().length) {
            return false;
        }
        int bits = base.get().length * Byte.SIZE;
        int ignored = network.length == 2 && network[1].matches("\\d{1,3}")
                ? Math.max(0, bits - Integer.parseInt(network[1]))
                : 0;
        return new BigInteger(1, base.get())
                .shiftRight(ignored)
                .equals(new BigInteger(1, given.get()).shiftRight(ignored));
    }

    /** The bytes of an IP address; empty for a name, which is not looked up. */
    private static Optional<byte[]> bytes(String address) {
        try {
            return ADDRESS.matcher(address).matches()
                    ? Optional.of(InetAddress.getByName(address).getAddress())
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
