package io.github.api18mcp.watch;

import io.github.api18mcp.generation.tracking.JobMetrics;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts only if the metrics can be read: a process without a port starts without them. */
final class JobMetricsProducer {

    private JobMetricsProducer() {}

    @Produces
    @Singleton
    static JobMetrics metrics(
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean listens, Instance<JobCounters> counters) {
        return listens ? counters.get() : JobMetrics.NONE;
    }
}
