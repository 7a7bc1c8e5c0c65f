package io.github.api18mcp.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the process end in order although a signal arrives meanwhile. After the end of input, Quarkus removes its shutdown hook before
 * it stops the application. A client that closes the input and then sends SIGTERM would lose the answers to its open calls, and the
 * leases of their jobs would not be released.
 */
public final class OrderlyEnd {

    private static final long LONGEST_SECONDS = 10;

    private static final CountDownLatch COMPLETED = new CountDownLatch(1);

    private OrderlyEnd() {}

    /** The input has ended, and the application will be stopped. */
    static void begin() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(OrderlyEnd::await, "orderly end"));
        } catch (IllegalStateException e) {
            // The signal came first, so Quarkus still has its hook.
        }
    }

    /** The application has stopped. */
    public static void complete() {
        COMPLETED.countDown();
    }

    private static void await() {
        try {
            COMPLETED.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
