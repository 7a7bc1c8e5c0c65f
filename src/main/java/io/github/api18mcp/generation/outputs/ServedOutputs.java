package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.access.AccessConfig;
import io.github.api18mcp.access.AddressConfig;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.HmacSha256;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.LazyUni;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses under which this server serves outputs: those of the sandbox, which is reachable from this machine alone, and saved
 * ones whose own address has expired. A process that listens on no port has none.
 */
@Singleton
public class ServedOutputs {

    /** Followed by the job's id and the number of the output. */
    public static final String PATH = "/outputs/";

    /** Long enough to look at a picture; get_job gives a new address. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Pattern ANY_ADDRESS = Pattern.compile("0\\.0\\.0\\.0|\\[?::]?");

    private final LazyUni<OutputSignature> key;
    private final boolean signed;
    private final Optional<URI> publicUrl;
    private final String host;
    private final Clock clock;

    private volatile Optional<String> base = Optional.empty();

    ServedOutputs(
            Journal journal,
            AccessConfig access,
            AddressConfig address,
            @ConfigProperty(name = "quarkus.http.host") String host,
            Clock clock) {
        this.key = new LazyUni<>(
                () -> journal.confirmationKey().map(HmacSha256::new).map(OutputSignature::new));
        this.signed = access.tokensFile().isPresent();
        this.publicUrl = address.publicUrl();
        this.host = ANY_ADDRESS.matcher(host).matches() ? "localhost" : host;
        this.clock = clock;
    }

    /**
     * One output.
     *
     * @param number 1 for the first output of the job
     */
    public record Reference(JobId job, int number) {

        private static final Pattern FORM = Pattern.compile("(?<job>j_[0-9a-z]{16})/(?<number>[1-9]\\d{0,2})");

        /** Reads the end of a path. */
        public static Optional<Reference> of(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new Reference(new JobId(parts.group("job")), Integer.parseInt(parts.group("number"))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return job + "/" + number;
        }
    }

    /** This process answers HTTP requests on the port, which is asked for once. */
    public void listeningOn(IntSupplier port) {
        if (base.isEmpty()) {
            base = Optional.of(
                    publicUrl.map(AddressConfig::base).orElseGet(() -> "http://" + host + ":" + port.getAsInt()));
        }
    }

    /** The address of this server; empty if it serves nothing. */
    public Optional<URI> address() {
        return base.map(URI::create);
    }

    /** The output that an address of this server stands for; empty if it is another address. */
    public Optional<Reference> reference(String address) {
        return base.map(start -> start + PATH)
                .filter(address::startsWith)
                .flatMap(start -> Reference.of(address.substring(start.length()).replaceFirst("[?#].*", "")));
    }

    /** The same jobs; outputs that are served here have their address. Without the journal none is signed, and none is given. */
    Uni<List<Job>> addressed(List<Job> jobs) {
        if (base.isEmpty() || jobs.stream().noneMatch(this::isServed)) {
            return Uni.createFrom().item(jobs);
        }
        Instant expiry = clock.instant().plus(LIFETIME);
        return signed
                ? key.get()
                        .map(known -> addressed(
                                jobs,
                                Optional.of(expiry),
                                reference -> "?expires=" + expiry.getEpochSecond() + "&signature="
                                        + known.of(reference, expiry)))
                        .onFailure()
                        .recoverWithItem(jobs)
                : Uni.createFrom().item(() -> addressed(jobs, Optional.empty(), reference -> ""));
    }

    /** Whether the signature is valid for this output, and has not expired. Fails if the journal cannot be read. */
    public Uni<Boolean> isSigned(Reference output, Instant expiry, String signature) {
        return clock.instant().isBefore(expiry)
                ? key.get().map(known -> known.matches(signature, output, expiry))
                : Uni.createFrom().item(false);
    }

    private List<Job> addressed(List<Job> jobs, Optional<Instant> expiry, Function<Reference, String> query) {
        return jobs.stream()
                .map(job -> isServed(job) ? addressed(job, expiry, query) : job)
                .toList();
    }

    private Job addressed(Job job, Optional<Instant> expiry, Function<Reference, String> query) {
        Completed completed = (Completed) job.state();
        List<Output> outputs = IntStream.range(0, completed.outputs().size())
                .mapToObj(i -> {
                    Output output = completed.outputs().get(i);
                    Reference reference = new Reference(job.id(), i + 1);
                    return isServed(job, output)
                            ? output.servedAt(
                                    URI.create(base.orElseThrow() + PATH + reference + query.apply(reference)), expiry)
                            : output;
                })
                .toList();
        return job.with(completed.with(outputs));
    }

    private boolean isServed(Job job) {
        return job.state() instanceof Completed completed
                && completed.outputs().stream().anyMatch(output -> isServed(job, output));
    }

    private boolean isServed(Job job, Output output) {
        return job.request().owner().mode() == Mode.SANDBOX
                || output.file().isPresent() && output.isExpired(clock.instant());
    }
}
