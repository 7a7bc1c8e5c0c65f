package io.github.api18mcp.access;

import java.util.Optional;

/** Whether a request is let in. */
public sealed interface AccessDecision {

    record Granted(Caller caller) implements AccessDecision {}

    /**
     * Also fired as a CDI event, for the metrics.
     *
     * @param why for the client; useless to an attacker
     */
    record Denied(DenialReason reason, String why) implements AccessDecision {

        /** The reason for a denial. */
        public enum DenialReason {
            FORBIDDEN(403, Optional.empty()),
            NO_TOKEN(401, Optional.of("Bearer realm=\"api18-mcp\"")),
            WRONG_TOKEN(401, Optional.of("Bearer realm=\"api18-mcp\", error=\"invalid_token\""));

            private final int status;
            private final Optional<String> challenge;

            DenialReason(int status, Optional<String> challenge) {
                this.status = status;
                this.challenge = challenge;
            }
        }

        static Denied forbidden(String why) {
            return new Denied(DenialReason.FORBIDDEN, why);
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
