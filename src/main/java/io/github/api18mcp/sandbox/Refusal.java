package io.github.api18mcp.sandbox;

/** Ends the handling of a request with an answer other than what was asked for. */
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    static Refusal of(int status, String type, String message) {
        return new Refusal(Answer.error(status, type, message));
    }

    static Refusal notFound() {
        return of(404, "not_found", "There is nothing at this address.");
    }

    static Refusal jobNotFound() {
        return of(404, "job_not_found", "The job does not exist or has expired.");
    }

    static Refusal invalid(String message) {
        return of(400, "invalid_request", message);
    }

    Answer answer() {
        return answer;
    }
}
