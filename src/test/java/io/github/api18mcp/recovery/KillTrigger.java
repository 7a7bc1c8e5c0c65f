package io.github.api18mcp.recovery;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits at the service until some calls have reached a step, and kills there.
 *
 * @param events the steps
 * @param countdown how many more times they must happen
 * @param prompts the prefix of the calls' prompts
 */
record KillTrigger(Set<ServiceEvent> events, AtomicInteger countdown, String prompts, Runnable kill) {

    /** What the service sees of a call. */
    enum ServiceEvent {
        POST_ARRIVED,
        POST_ANSWERED,
        POLL_ARRIVED,
        POLL_ANSWERED,
        /** The answer to the poll that reported the end. */
        END_ANSWERED
    }

    static final KillTrigger NONE = new KillTrigger(Set.of(), 0, "", () -> {});

    KillTrigger(Set<ServiceEvent> events, int nth, String prompts, Runnable kill) {
        this(events, new AtomicInteger(nth), prompts, kill);
    }

    /**
     * Kills at the last of the events that it waits for.
     *
     * @return whether this was one of them; such a request is not answered, and dies with its sender
     */
    boolean fires(ServiceEvent event, String prompt) {
        if (countdown.get() <= 0 || !events.contains(event) || !prompt.startsWith(prompts)) {
            return false;
        }
        if (countdown.decrementAndGet() == 0) {
            kill.run();
        }
        return true;
    }
}
