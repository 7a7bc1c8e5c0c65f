package io.github.api18mcp.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact amount of US dollars, never negative. */
public record Usd(BigDecimal amount) implements Comparable<Usd> {

    private static final int MOST_DIGITS = 12;
    private static final int MICRO = 6;

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

    /** Whether a number is a valid amount. A huge exponent is rejected without writing the number out. */
    public static boolean isAmount(BigDecimal number) {
        return number.signum() >= 0 && (long) number.precision() - number.scale() <= MOST_DIGITS;
    }

    public static Usd of(String amount) {
        return new Usd(new BigDecimal(amount));
    }

    /** @param micros millionths of a dollar */
    public static Usd ofMicros(long micros) {
        return new Usd(BigDecimal.valueOf(micros, MICRO));
    }

    /** In millionths of a dollar, rounded up, so that sums are never too small. */
    public long micros() {
        return amount.setScale(MICRO, RoundingMode.CEILING).unscaledValue().longValueExact();
    }

    public Usd times(long count) {
        return new Usd(amount.multiply(BigDecimal.valueOf(count)));
    }

    @JsonCreator
    static Usd fromJson(BigDecimal amount) {
        return new Usd(amount);
    }

    @JsonValue
    BigDecimal json() {
        return amount;
    }

    @Override
    public int compareTo(Usd other) {
        return amount.compareTo(other.amount);
    }

    /** As written in JSON: {@code 0.3}. */
    public String plain() {
        return amount.toPlainString();
    }

    /** As written for people, with at least two decimals: {@code $0.30}, {@code $0.056}. */
    @Override
    public String toString() {
        return "$" + (amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount).toPlainString();
    }
}
