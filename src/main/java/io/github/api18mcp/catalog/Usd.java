package io.github.api18mcp.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of US dollars, never negative, exact. */
public record Usd(BigDecimal amount) implements Comparable<Usd> {

    private static final int MOST_DIGITS = 12;

    public static final Usd ZERO = new Usd(BigDecimal.ZERO);

    public Usd {
        if (!isAmount(amount)) {
            throw new IllegalArgumentException("an amount is not negative and has at most 12 digits before the point");
        }
        amount = amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0, RoundingMode.UNNECESSARY);
        }
    }

    /** Whether a number from elsewhere is one; a huge exponent is told without writing it out. */
    public static boolean isAmount(BigDecimal number) {
        return number.signum() >= 0 && (long) number.precision() - number.scale() <= MOST_DIGITS;
    }

    public static Usd of(String amount) {
        return new Usd(new BigDecimal(amount));
    }

    public Usd times(long count) {
        return new Usd(amount.multiply(BigDecimal.valueOf(count)));
    }

    @JsonValue
    BigDecimal json() {
        return amount;
    }

    @Override
    public int compareTo(Usd other) {
        return amount.compareTo(other.amount);
    }

    /** As people write it: at least two decimals, {@code $0.30}, {@code $0.056}. */
    @Override
    public String toString() {
        return "$" + (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount).toPlainString();
    }
}
