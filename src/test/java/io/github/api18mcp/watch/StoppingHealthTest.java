package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import io.github.api18mcp.profile.StoppingProfile;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The health of a server that is stopping. */
@QuarkusTest
@TestProfile(StoppingProfile.class)
class StoppingHealthTest {

    @Inject
    Event<ShutdownDelayInitiatedEvent> signal;

    @Test
    void between_the_signal_and_the_end_it_lives_and_is_not_ready() {
        signal.fire(new ShutdownDelayInitiatedEvent());

        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks.find { it.name == 'calls' }.status", equalTo("DOWN"))
                .body(
                        "checks.find { it.name == 'calls' }.data.says",
                        equalTo("stopping: open calls are answered, no new ones are accepted"))
                .body("checks.find { it.name == 'journal' }.status", equalTo("UP"));
    }
}
