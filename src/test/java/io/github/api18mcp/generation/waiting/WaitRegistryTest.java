package io.github.api18mcp.generation.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.api18mcp.platform.ManualTime;
import io.smallrye.mutiny.Uni;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitRegistryTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ManualTime time = new ManualTime();
    private final WaitRegistry waits = new WaitRegistry(time, time);

    /** Each of n waiting calls keeps the chain that it began with, so that 1,000 of them once kept 350,000 joined results. */
    @Test
    void what_a_call_keeps_while_it_waits_does_not_grow_with_the_number_of_the_others() {
        begin(10);
        settleGoneCallers();
        long among10 = settleGoneCallers();
        begin(990);
        long among1000 = settleGoneCallers();

        assertThat(among1000).isLessThan(among10 + 10_000);
    }

    private void begin(int count) {
        for (int i = 0; i < count; i++) {
            waits.await(
                            new Awaited(
                                    "A picture",
                                    ManualTime.START,
                                    Duration.ofSeconds(15),
                                    Uni.createFrom().nothing(),
                                    Uni.createFrom().nothing()),
                            Uni.createFrom().nothing(),
                            ManualTime.START.plusSeconds(50),
                            CallListener.SILENT,
                            () -> {},
                            end -> Uni.createFrom().item(end))
                    .subscribe()
                    .with(end -> {});
        }
    }

    /** @return the bytes that it allocated */
    private long settleGoneCallers() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        waits.settleGoneCallers().subscribe().with(settled -> {});
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
