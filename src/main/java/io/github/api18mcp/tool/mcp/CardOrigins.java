package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.outputs.ServedOutputs;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Sandbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The origins from which the card loads pictures and clips. The services document few of them, so those of the
 * caller's latest outputs are added.
 */
@Singleton
class CardOrigins {

    private static final String DOCUMENTED = "/card/origins.txt";
    private static final int LATEST = 50;

    private final Journal journal;
    private final Sandbox sandbox;
    private final ServedOutputs served;

    CardOrigins(Journal journal, Sandbox sandbox, ServedOutputs served) {
        this.journal = journal;
        this.served = served;
        this.sandbox = sandbox;
    }

    /** Without the latest ones if the journal cannot be read. */
    Uni<List<String>> of(Owner owner) {
        Uni<Stream<String>> known = owner.mode() == Mode.SANDBOX
                ? served.address()
                        .map(address -> Uni.createFrom().item(address))
                        .orElseGet(sandbox::address)
                        .map(address -> origin(address).stream())
                : Uni.createFrom().item(() -> documented().stream());
        return Uni.combine().all().unis(known, latest(owner)).with((some, others) -> Stream.concat(
                        some, others.stream())
                .distinct()
                .toList());
    }

    private Uni<List<String>> latest(Owner owner) {
        if (!journal.exists()) {
            return Uni.createFrom().item(List.of());
        }
        return journal.list(owner, JobFilter.newest(LATEST).withStatus(Optional.of(JobStatus.COMPLETED)))
                .map(jobs -> jobs.stream()
                        .flatMap(CardOrigins::outputs)
                        .map(Output::url)
                        .flatMap(address -> origin(address).stream())
                        .distinct()
                        .toList())
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static Stream<Output> outputs(Job job) {
        return job.state() instanceof JobState.Completed completed ? completed.outputs().stream() : Stream.empty();
    }

    /** Empty if the address could change the policy that it becomes a part of. */
    private static Optional<String> origin(URI address) {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        return origin.matches("https?://[\\w.:\\[\\]-]+") ? Optional.of(origin) : Optional.empty();
    }

    private static List<String> documented() {
        try (InputStream file = CardOrigins.class.getResourceAsStream(DOCUMENTED)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
