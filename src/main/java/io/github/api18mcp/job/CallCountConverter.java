package io.github.api18mcp.job;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a number of calls, from 0; anything else stops the start. */
public final class CallCountConverter implements Converter<Integer> {

    @Override
    public Integer convert(String value) {
        if (!value.strip().matches("\\d{1,9}")) {
            throw new IllegalArgumentException("allowed values: 0 to 999999999 calls");
        }
        return Integer.valueOf(value.strip());
    }
}
