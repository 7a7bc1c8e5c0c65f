package io.github.api18mcp.command;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The sources of settings: environment variables and system properties only. The working directory must not set
 * anything, as {@code .env} and {@code config/application.properties} otherwise would: assistants start this program
 * inside other people's projects, and whoever sets {@code API18_URL} there would be sent the key. An empty variable
 * counts as not set, because compose files and desktop clients pass on what nobody filled in.
 */
public final class Settings implements SmallRyeConfigBuilderCustomizer {

    private static final int USUAL_ORDINAL = 250;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.setAddDefaultSources(false)
                .withSources(new SysPropConfigSource(), new EnvConfigSource(variables(), EnvConfigSource.ORDINAL))
                .withSources(PropertiesConfigSourceLoader.inClassPath(
                        "application.properties",
                        USUAL_ORDINAL,
                        Thread.currentThread().getContextClassLoader()));
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.values().removeIf(String::isEmpty);
        return variables;
    }
}
