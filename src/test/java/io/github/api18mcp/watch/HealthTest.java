package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.github.api18mcp.profile.MetricsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The health checks of a platform. No token is needed, so they reveal nothing secret. */
@QuarkusTest
@TestProfile(MetricsProfile.class)
class HealthTest {

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
}
