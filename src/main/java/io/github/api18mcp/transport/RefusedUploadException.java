package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;

/** An upload is not taken. */
final class RefusedUploadException extends Exception {

    private final transient HttpRefusal refusal;

    RefusedUploadException(HttpRefusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    HttpRefusal refusal() {
        return refusal;
    }
}
