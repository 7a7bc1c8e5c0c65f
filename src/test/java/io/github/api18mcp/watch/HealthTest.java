package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a platform asks before it sends calls here. No token is needed, so nothing secret is said. */
@QuarkusTest
@TestProfile(HealthTest.Sandbox.class)
@TestMethodOrder(OrderAnnotation.class)
class HealthTest {

    @Inject
    Event<ShutdownDelayInitiatedEvent> signal;

    @Test
    void it_lives() {
        get("/q/health/live")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("UP"))
                .body("checks.name", contains("process"))
                .body("checks.data.says", contains("answers"));
    }

    @Test
    void it_is_ready_and_says_why() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("UP"))
                .body("checks.name", contains("journal", "providers", "circuits", "calls"))
                .body("checks.status", everyItem(is("UP")))
                .body(
                        "checks.data.says",
                        contains("can be used", "Api18, Theo, imghero can be used", "closed", "taken"));
    }

    @Test
    void both_are_asked_for_at_once() {
        get("/q/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", contains("process", "journal", "providers", "circuits", "calls"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
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

    /** Of its own, for nobody else can use a server that was told to stop. */
    public static final class Sandbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("api18mcp.mode", "sandbox");
        }
    }
}
