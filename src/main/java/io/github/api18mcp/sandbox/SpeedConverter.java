package io.github.api18mcp.sandbox;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a speed such as {@code 1}, {@code 2.5} or {@code max}. Any other value stops the start. */
public final class SpeedConverter implements Converter<Speed> {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    @Override
    public Speed convert(String value) {
        if (value.equals("max")) {
            return Speed.MAX;
        }
        if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) == 0) {
            throw new ConfigurationException(
                    "API18MCP_SANDBOX_SPEED must be max or a number above 0, such as 1, 4 or 10; not \"" + value
                            + "\"");
        }
        return new Speed(Double.parseDouble(value));
    }
}
