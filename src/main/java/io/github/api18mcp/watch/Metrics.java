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

/** The metrics for Prometheus: counters, and gauges that are read when they are scraped. */
@Singleton
class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final JobCounters counters;

    Metrics(JobCounters counters, JobRunRegistry runs, OpenCalls calls, Providers providers) {
        this.counters = counters;
        gauge("reserved_usd", "Dollars that the jobs tracked by this process may cost")
                .callback(gauge -> gauge.call(reserved(runs)))
                .register(counters.registry());
        gauge("calls_in_flight", "Calls that have not been answered yet")
                .callback(gauge -> gauge.call(calls.count()))
                .register(counters.registry());
        gauge("circuit_open", "1 while the circuit breaker of a service is open")
                .labelNames("provider")
                .callback(gauge -> providers
                        .all()
                        .forEach(provider -> gauge.call(
                                isOpen(provider) ? 1 : 0, provider.service().name())))
                .register(counters.registry());
    }

    Buffer text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, counters.registry().scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toByteArray());
    }

    private GaugeWithCallback.Builder gauge(String name, String help) {
        return GaugeWithCallback.builder().name("api18mcp_" + name).help(help).constLabels(counters.mode());
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
