package io.github.api18mcp.command;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings come from the environment and from system properties. The folder that the program is started in sets nothing, as it
 * otherwise would by {@code .env} and {@code config/application.properties}: assistants start it inside other people's
 * projects, and whoever sets {@code API18_URL} there is sent the key. A variable that is empty is not set: compose files and
 * desktop clients hand on what nobody filled in.
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
