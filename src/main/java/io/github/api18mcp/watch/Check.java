package io.github.api18mcp.watch;

import io.vertx.core.json.JsonObject;

/**
 * One thing that was looked at.
 *
 * @param says how it is, for people; nothing that only the operator may know
 */
record Check(String name, Status status, String says) {

    /** In the words of those who ask. */
    enum Status {
        UP,
        DOWN
    }

    static Check of(String name, boolean isUp, String says) {
        return new Check(name, isUp ? Status.UP : Status.DOWN, says);
    }

    boolean isDown() {
        return status == Status.DOWN;
    }

    JsonObject json() {
        return new JsonObject()
                .put("name", name)
                .put("status", status.name())
                .put("data", new JsonObject().put("says", says));
    }
}
