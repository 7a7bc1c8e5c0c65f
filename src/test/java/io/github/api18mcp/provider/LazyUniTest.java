package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyUniTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void it_is_made_once() {
        LazyUni<Integer> number = new LazyUni<>(() -> Uni.createFrom().item(tries.incrementAndGet()));

        assertThat(number.get().await().indefinitely()).isEqualTo(1);
        assertThat(number.get().await().indefinitely()).isEqualTo(1);
    }

    @Test
    void what_could_not_be_made_is_tried_again() {
        LazyUni<Integer> number = new LazyUni<>(() -> tries.incrementAndGet() == 1
                ? Uni.createFrom().failure(new IllegalStateException("no port is free"))
                : Uni.createFrom().item(tries.get()));

        assertThatThrownBy(() -> number.get().await().indefinitely()).hasMessage("no port is free");
        assertThat(number.get().await().indefinitely()).isEqualTo(2);
    }
}
