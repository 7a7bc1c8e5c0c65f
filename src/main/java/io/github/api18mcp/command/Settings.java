package io.github.api18mcp.command;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;

/**
 * Settings come from the environment and from system properties. The folder that the program is started in sets nothing, as it
 * otherwise would by {@code .env} and {@code config/application.properties}: assistants start it inside other people's
 * projects, and whoever sets {@code API18_URL} there is sent the key.
 */
public final class Settings implements SmallRyeConfigBuilderCustomizer {

    private static final int USUAL_ORDINAL = 250;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.setAddDefaultSources(false)
                .withSources(new SysPropConfigSource(), new EnvConfigSource())
                .withSources(PropertiesConfigSourceLoader.inClassPath(
                        "application.properties",
                        USUAL_ORDINAL,
                        Thread.currentThread().getContextClassLoader()));
    }
}
