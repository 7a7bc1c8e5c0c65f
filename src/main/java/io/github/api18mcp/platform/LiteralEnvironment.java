package io.github.api18mcp.platform;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;

/**
 * Takes environment variables literally. Otherwise the configuration library would look for a property named in a value such as
 * {@code ${API18_KEY}}, which a client did not fill in, and the key would look as if it were not set, or break the start.
 */
@Priority(Priorities.LIBRARY)
public final class LiteralEnvironment implements ConfigSourceInterceptor {

    private static final String ENVIRONMENT = "EnvConfigSource";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value != null && value.getValue() != null && isFromEnvironment(value)
                ? value.withValue(value.getValue().replace("$", "\\$"))
                : value;
    }

    private static boolean isFromEnvironment(ConfigValue value) {
        return value.getConfigSourceName() != null
                && value.getConfigSourceName().startsWith(ENVIRONMENT)
                && value.getValue().contains("${");
    }
}
