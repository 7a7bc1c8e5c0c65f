package io.github.api18mcp.transport;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.github.api18mcp.Messages;
import io.github.api18mcp.profile.StoppingProfile;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The time between the signal to stop and the end of the process, in which the last answers are sent. */
@QuarkusTest
@TestProfile(StoppingProfile.class)
class HttpEndTest {

    @Inject
    Event<ShutdownDelayInitiatedEvent> signal;

    @Test
    void a_stopping_server_says_so_and_starts_nothing() {
        signal.fire(new ShutdownDelayInitiatedEvent());

        given().contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(Messages.initialize().encode())
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("id", equalTo(0))
                .body("error.message", containsString("stopping"));
    }
}
