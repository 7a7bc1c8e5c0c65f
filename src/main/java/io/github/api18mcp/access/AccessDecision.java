package io.github.api18mcp.access;

import java.util.Optional;

/** Whether a request comes in. */
public sealed interface AccessDecision {

    record Granted(Caller caller) implements AccessDecision {}

    /**
     * Also an event, for whoever counts them.
     *
     * @param why for whoever asked, and of no use to whoever should not have
     */
    record Denied(Reason reason, String why) implements AccessDecision {

        /** What was wrong. */
        public enum Reason {
            FORBIDDEN(403, Optional.empty()),
            NO_TOKEN(401, Optional.of("Bearer realm=\"api18-mcp\"")),
            WRONG_TOKEN(401, Optional.of("Bearer realm=\"api18-mcp\", error=\"invalid_token\""));

            private final int status;
            private final Optional<String> challenge;

            Reason(int status, Optional<String> challenge) {
                this.status = status;
                this.challenge = challenge;
            }
        }

        static Denied forbidden(String why) {
            return new Denied(Reason.FORBIDDEN, why);
        }

        int status() {
            return reason.status;
        }

        /** The value of {@code WWW-Authenticate}. */
        Optional<String> challenge() {
            return reason.challenge;
        }
    }
}
