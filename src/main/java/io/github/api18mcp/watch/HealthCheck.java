package io.github.api18mcp.watch;

import io.vertx.core.json.JsonObject;

/**
 * One health check.
 *
 * @param says the state, for people; nothing that only the operator may know
 */
record HealthCheck(String name, Health status, String says) {

    /** The states of MicroProfile Health. */
    enum Health {
        UP,
        DOWN
    }

    static HealthCheck of(String name, boolean isUp, String says) {
        return new HealthCheck(name, isUp ? Health.UP : Health.DOWN, says);
    }

    boolean isDown() {
        return status == Health.DOWN;
    }

    JsonObject json() {
        return new JsonObject()
                .put("name", name)
                .put("status", status.name())
                .put("data", new JsonObject().put("says", says));
    }
}
