package io.github.api18mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeDirectoryTest {

    @Test
    void is_where_the_environment_says() {
        assertThat(HomeDirectory.of(Map.of("HOME", "/somewhere/else"))).isEqualTo(Path.of("/somewhere/else"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "not/absolute"})
    void is_javas_own_if_the_environment_does_not_say(String home) {
        assertThat(HomeDirectory.of(Map.of("HOME", home))).isEqualTo(Path.of(System.getProperty("user.home")));
    }
}
