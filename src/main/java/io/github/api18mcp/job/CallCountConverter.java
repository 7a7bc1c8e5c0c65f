package io.github.api18mcp.job;

import org.eclipse.microprofile.config.spi.Converter;

/** Parses a number of calls, 0 or more; an invalid value stops the start. */
public final class CallCountConverter implements Converter<Integer> {

    @Override
    public Integer convert(String value) {
        if (!value.strip().matches("\\d{1,9}")) {
            throw new IllegalArgumentException("allowed values: 0 to 999999999 calls");
        }
        return Integer.valueOf(value.strip());
    }
}
