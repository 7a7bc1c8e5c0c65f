package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
class KeyVariablesTest {

    @Inject
    Providers providers;

    @Test
    void they_are_those_of_the_services() {
        List<String> keys = providers.all().stream()
                .map(Provider::service)
                .map(service -> service.keyVariable())
                .toList();

        assertThat(KeyVariables.all().filter(name -> !name.endsWith("_FILE")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void only_those_that_are_set_count() {
        assertThat(KeyVariables.set(Map.of("API18_KEY", " ", "API18_KEY_FILE", "/run/key", "OTHER_KEY", "x")))
                .isEqualTo(Map.of("API18_KEY_FILE", "/run/key"));
    }
}
