package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.util.Optional;

/**
 * What a person found out about the money of a job with an unknown outcome.
 *
 * @param cost empty if it was charged and the amount is not known; then it counts with its quote
 */
public record Settlement(Charged charged, Optional<Usd> cost) {

    public static final Settlement CHARGED = new Settlement(Charged.YES, Optional.empty());
    public static final Settlement FREE = new Settlement(Charged.NO, Optional.of(Usd.ZERO));

    public Settlement {
        if (charged == Charged.UNKNOWN) {
            throw new IllegalArgumentException("a settlement says whether the job was charged");
        }
        if ((charged == Charged.NO) != cost.equals(Optional.of(Usd.ZERO))) {
            throw new IllegalArgumentException("a job costs nothing exactly if it was not charged");
        }
    }

    /** @param usd above 0 */
    public static Settlement cost(Usd usd) {
        return new Settlement(Charged.YES, Optional.of(usd));
    }

    /** As part of a sentence: {@code it was not charged}. */
    public String words() {
        return charged == Charged.NO
                ? "it was not charged"
                : cost.map(usd -> "it cost " + usd).orElse("it was charged");
    }
}
