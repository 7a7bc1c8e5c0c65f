package io.github.api18mcp.generation.tracking;

import java.time.Duration;
import java.time.Instant;

/**
 * How often an answer is checked that would end a paid job without its outputs. Services say that a job is done before its outputs
 * can be read, and do not know a job right after they accepted it.
 *
 * @param enough how many such answers in a row are believed
 * @param pause before the second answer; it doubles from one to the next
 */
record Rechecks(int enough, Duration pause) {

    private static final int USUAL = 6;
    private static final int SHORT = 3;
    private static final int LONGEST_PAUSE = 8;

    /** Of a service that can be asked. */
    static Rechecks every(Duration pause) {
        return new Rechecks(USUAL, pause);
    }

    /** Of a service that cannot be asked: what it said is final. */
    static Rechecks none() {
        return new Rechecks(0, Duration.ZERO);
    }

    /** Less patient: some outputs are there. */
    Rechecks forTheRest() {
        return new Rechecks(Math.min(enough, SHORT), pause);
    }

    /** Whether the answers are believed. Callers who ask in between do not shorten this. */
    boolean believes(PollTrouble answers, Instant now) {
        return answers.answers() >= enough
                && !Duration.between(answers.since(), now).minus(shortest()).isNegative();
    }

    Duration pauseAfter(PollTrouble answers) {
        return pause.multipliedBy(Math.min(LONGEST_PAUSE, 1L << Math.min(answers.answers() - 1, Integer.SIZE - 2)));
    }

    /** The time that the answers take if nobody asks in between. */
    private Duration shortest() {
        Duration time = Duration.ZERO;
        for (int answer = 1; answer < enough; answer++) {
            time = time.plus(pause.multipliedBy(Math.min(LONGEST_PAUSE, 1L << (answer - 1))));
        }
        return time;
    }
}
