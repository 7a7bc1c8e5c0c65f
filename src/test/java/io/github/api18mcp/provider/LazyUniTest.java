package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyUniTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void computes_its_value_once() {
        LazyUni<Integer> number = new LazyUni<>(() -> Uni.createFrom().item(attempts.incrementAndGet()));

        assertThat(number.get().await().indefinitely()).isEqualTo(1);
        assertThat(number.get().await().indefinitely()).isEqualTo(1);
    }

    @Test
    void tries_again_after_a_failure() {
        LazyUni<Integer> number = new LazyUni<>(() -> attempts.incrementAndGet() == 1
                ? Uni.createFrom().failure(new IllegalStateException("no port is free"))
                : Uni.createFrom().item(attempts.get()));

        assertThatThrownBy(() -> number.get().await().indefinitely()).hasMessage("no port is free");
        assertThat(number.get().await().indefinitely()).isEqualTo(2);
    }
}
