package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.UnavailableProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** An unreachable database, and no key for any service. */
@QuarkusTest
@TestProfile(UnavailableProfile.class)
class NotReadyTest {

    @Test
    void a_process_lives_without_its_database_and_takes_no_calls() {
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void what_is_missing_is_said_in_words() {
        assertThat(says("journal"))
                .startsWith("DOWN: ")
                .endsWith("; no job can begin without it, and the log says why");
        assertThat(says("providers")).isEqualTo("DOWN: no service can be used; without a key: Api18, Theo, imghero");
        assertThat(says("circuits")).isEqualTo("UP: closed");
        assertThat(says("calls")).isEqualTo("UP: taken");
    }

    @Test
    void neither_the_address_nor_the_password_of_the_database_is_told() {
        assertThat(get("/q/health").asString()).doesNotContain(UnavailableProfile.PASSWORD, "127.0.0.1", "somebody");
    }

    private static String says(String name) {
        Response ready = get("/q/health/ready");
        String check = "checks.find { it.name == '" + name + "' }";
        return ready.path(check + ".status") + ": " + ready.path(check + ".data.says");
    }
}
