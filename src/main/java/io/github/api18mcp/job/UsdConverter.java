package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads an amount of dollars such as {@code 5} or {@code 0.25}; anything else stops the start. */
public final class UsdConverter implements Converter<Usd> {

    @Override
    public Usd convert(String value) {
        try {
            return new Usd(new BigDecimal(value.strip()));
        } catch (IllegalArgumentException e) {
            // In the words that are told to whoever set it, as those of a choice are.
            throw new IllegalArgumentException("allowed values: dollars such as 5 or 0.25");
        }
    }
}
