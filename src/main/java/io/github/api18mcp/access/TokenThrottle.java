package io.github.api18mcp.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Slows down attempts to guess a token. A valid token is never delayed, even from the same address. */
@Singleton
class TokenThrottle {

    private static final Logger LOG = Logger.getLogger(TokenThrottle.class);

    private record Tries(int count, Instant last) {}

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int NETWORK_GROUPS = 4;

    private final Clock clock;
    private final Map<String, Tries> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    TokenThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long the answer to one more wrong token is delayed: not at all at first, then up to 8 seconds. */
    synchronized Duration delay(String address) {
        Instant now = clock.instant();
        String network = network(address);
        Tries before = byAddress.getOrDefault(network, new Tries(0, now));
        int count = before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        byAddress.put(network, new Tries(count, now));
        if (count == FREE + 1) {
            LOG.warnf("One wrong token after another from %s: its answers are slowed down", network);
        }
        return count <= FREE ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(count - FREE - 1, MOST_DOUBLINGS));
    }

    /** An attacker with one IPv6 address usually has 2^64 of them. */
    private static String network(String address) {
        return address.contains(":")
                ? Stream.of(address.split(":")).limit(NETWORK_GROUPS).collect(Collectors.joining(":", "", "::/64"))
                : address;
    }
}
