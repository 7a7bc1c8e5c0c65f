package io.github.api18mcp.job.journal;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Several processes that all want something at the same time. */
final class Race {

    private Race() {}

    /** How often each process asks, without waiting for an answer in between. */
    static <T> List<T> of(List<Journal> processes, int times, BiFunction<Journal, Integer, Uni<T>> question) {
        List<CompletableFuture<T>> asked = IntStream.range(0, times)
                .boxed()
                .flatMap(turn -> processes.stream()
                        .map(process -> question.apply(process, turn).subscribeAsCompletionStage()))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }
}
