package io.github.api18mcp.watch;

import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The numbers, as Prometheus reads them: what was counted, and what stands now, asked for at that moment. */
@Singleton
class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final JobCounters counts;

    Metrics(JobCounters counts, JobRunRegistry runs, OpenCalls calls, Providers providers) {
        this.counts = counts;
        gauge("reserved_usd", "Dollars that the jobs this process follows may cost")
                .callback(gauge -> gauge.call(reserved(runs)))
                .register(counts.registry());
        gauge("calls_in_flight", "Calls that are still to be answered")
                .callback(gauge -> gauge.call(calls.count()))
                .register(counts.registry());
        gauge("circuit_open", "1 while a service is left alone because it did not answer")
                .labelNames("provider")
                .callback(gauge -> providers
                        .all()
                        .forEach(provider -> gauge.call(
                                isOpen(provider) ? 1 : 0, provider.service().name())))
                .register(counts.registry());
    }

    Buffer text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, counts.registry().scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toByteArray());
    }

    private GaugeWithCallback.Builder gauge(String name, String help) {
        return GaugeWithCallback.builder().name("api18mcp_" + name).help(help).constLabels(counts.mode());
    }

    private static double reserved(JobRunRegistry runs) {
        return runs.active().stream()
                .mapToDouble(job -> job.reserved().amount().doubleValue())
                .sum();
    }

    private static boolean isOpen(Provider provider) {
        return provider.circuit().equals(Optional.of(CircuitBreakerState.OPEN));
    }
}
