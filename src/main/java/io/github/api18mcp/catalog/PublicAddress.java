package io.github.api18mcp.catalog;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Whether a literal IP address is public: routed by the internet, to the same place for everybody. */
final class PublicAddress {

    /** The parts of the address space that IANA reserves for special purposes (RFC 6890 and its successors). */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // between a carrier and its customers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols, and the metadata of a cloud
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relay anycast
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/3", // multicast and reserved
                    "2001::/23", // protocols: Teredo (contains an IPv4 address), benchmarks
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4 (contains an IPv4 address)
                    "3fff::/20") // documentation
            .map(Network::of)
            .toList();

    /**
     * The rest of IPv6 is loopback, private, link-local, multicast, NAT64 (contains an IPv4 address), or unassigned.
     */
    private static final Network GIVEN_OUT = Network.of("2000::/3");

    private static final int IPV4_BYTES = 4;

    private PublicAddress() {}

    /** @param literal as written in a URL: IPv4, or IPv6 in brackets */
    static boolean test(String literal) {
        try {
            return isPublic(bytes(literal));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPublic(byte[] address) {
        return (address.length == IPV4_BYTES || GIVEN_OUT.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    /** A mapped IPv4 address counts as the IPv4 address. A zone is only meaningful on one machine. */
    private static byte[] bytes(String literal) throws UnknownHostException {
        if (literal.contains("%")) {
            throw new UnknownHostException(literal);
        }
        return InetAddress.getByName(literal).getAddress();
    }

    /** All addresses with the same prefix. */
    private record Network(byte[] first, int prefix) {

        static Network of(String notation) {
            String[] parts = notation.split("/");
            try {
                return new Network(bytes(parts[0]), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(notation + " is no network", e);
            }
        }

        boolean contains(byte[] address) {
            return address.length == first.length && prefix(address).equals(prefix(first));
        }

        private BigInteger prefix(byte[] address) {
            return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefix);
        }
    }
}
