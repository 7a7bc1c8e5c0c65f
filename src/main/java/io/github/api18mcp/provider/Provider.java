package io.github.api18mcp.provider;

import io.github.api18mcp.catalog.Arguments;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A service that makes things for money. It submits and reports; what happened comes back as a value, never as a failed
 * {@link Uni}, because what happened decides about money.
 */
public interface Provider {

    Service service();

    /** Why no call can be made, in words for the operator; empty where calls can be made. */
    Optional<String> unusable();

    /** Whether the address is one of the service's own, so that what it made can be an input again. */
    boolean serves(URI address);

    /**
     * Asks for a paid job, once. The request is repeated only where nothing can have been charged, and only while it is wanted.
     *
     * @param wanted whether the job is still wanted at a moment
     */
    Uni<Submission> submit(String model, Arguments arguments, Predicate<Instant> wanted);

    /** Asks how a job stands; free, and may be repeated. */
    Uni<Report> report(String providerJobId);

    /** Looks whether the service is there and takes the key; free. */
    Uni<Condition> condition();
}
