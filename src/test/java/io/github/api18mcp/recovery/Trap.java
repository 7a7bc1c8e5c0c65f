package io.github.api18mcp.recovery;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lies in wait at the service for the story of some calls to come to a step, and kills there.
 *
 * @param sights the steps
 * @param countdown how often they are still to be seen
 * @param prompts what the calls' prompts begin with
 */
record Trap(Set<Sight> sights, AtomicInteger countdown, String prompts, Runnable kill) {

    /** What the service sees of a call. */
    enum Sight {
        POST_ARRIVED,
        POST_ANSWERED,
        POLL_ARRIVED,
        POLL_ANSWERED,
        /** The answer to a poll that told how the job ended. */
        END_ANSWERED
    }

    static final Trap NONE = new Trap(Set.of(), 0, "", () -> {});

    Trap(Set<Sight> sights, int nth, String prompts, Runnable kill) {
        this(sights, new AtomicInteger(nth), prompts, kill);
    }

    /**
     * Kills at the last of the sights it waits for.
     *
     * @return whether it was one of them: a request among these finds no answer, and dies with who sent it
     */
    boolean springs(Sight sight, String prompt) {
        if (countdown.get() <= 0 || !sights.contains(sight) || !prompt.startsWith(prompts)) {
            return false;
        }
        if (countdown.decrementAndGet() == 0) {
            kill.run();
        }
        return true;
    }
}
