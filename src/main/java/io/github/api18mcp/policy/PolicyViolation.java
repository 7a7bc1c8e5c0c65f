package io.github.api18mcp.policy;

/**
 * Why a call is not sent.
 *
 * @param rule a stable id: {@code sexualised-minors}, or {@code operator:} and the line in the operator's file
 * @param reason one sentence that an agent can act on; it repeats neither the text nor the match
 */
public record PolicyViolation(String rule, String reason) {

    public PolicyViolation {
        if (rule.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A refusal names its rule and its reason.");
        }
    }
}
