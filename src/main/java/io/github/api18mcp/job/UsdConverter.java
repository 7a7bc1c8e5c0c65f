package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.spi.Converter;

/** Parses an amount of dollars such as {@code 5} or {@code 0.25}; an invalid value stops the start. */
public final class UsdConverter implements Converter<Usd> {

    @Override
    public Usd convert(String value) {
        try {
            return new Usd(new BigDecimal(value.strip()));
        } catch (IllegalArgumentException e) {
            // The same form as the message for an invalid choice, which the operator reads.
            throw new IllegalArgumentException("allowed values: dollars such as 5 or 0.25");
        }
    }
}
