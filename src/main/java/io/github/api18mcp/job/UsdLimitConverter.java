package io.github.api18mcp.job;

import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** Parses {@code none}, or an amount of dollars such as {@code 5} or {@code 0.25}; an invalid value stops the start. */
public final class UsdLimitConverter implements Converter<UsdLimit> {

    @Override
    public UsdLimit convert(String value) {
        if (value.strip().equalsIgnoreCase("none")) {
            return new UsdLimit(Optional.empty());
        }
        try {
            return new UsdLimit(Optional.of(new UsdConverter().convert(value)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " or none");
        }
    }
}
