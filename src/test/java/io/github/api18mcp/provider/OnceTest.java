package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void it_is_made_once() {
        Once<Integer> number = new Once<>(() -> Uni.createFrom().item(tries.incrementAndGet()));

        assertThat(number.get().await().indefinitely()).isEqualTo(1);
        assertThat(number.get().await().indefinitely()).isEqualTo(1);
    }

    @Test
    void what_could_not_be_made_is_tried_again() {
        Once<Integer> number = new Once<>(() -> tries.incrementAndGet() == 1
                ? Uni.createFrom().failure(new IllegalStateException("no port is free"))
                : Uni.createFrom().item(tries.get()));

        assertThatThrownBy(() -> number.get().await().indefinitely()).hasMessage("no port is free");
        assertThat(number.get().await().indefinitely()).isEqualTo(2);
    }
}
