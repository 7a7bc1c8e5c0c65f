package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** The exit codes of {@code call}, as the contract lists them. */
final class ExitCode {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int BAD_ARGUMENTS = 2;
    static final int PROCESSING = 3;
    static final int AWAITING_CONFIRMATION = 4;
    static final int UNKNOWN = 5;

    /** The code that shells use for Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** @param answer the structured answer of a tool; success if it concerns no job */
    static int of(JsonNode answer) {
        return switch (answer.path("status").asText("completed")) {
            case "completed" -> SUCCESS;
            case "processing" -> PROCESSING;
            case "awaiting_confirmation" -> AWAITING_CONFIRMATION;
            case "unknown" -> UNKNOWN;
            default -> "invalid_arguments".equals(answer.at("/error/type").asText()) ? BAD_ARGUMENTS : FAILED;
        };
    }
}
