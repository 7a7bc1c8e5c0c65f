package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.Condition;
import io.github.api18mcp.provider.Condition.State;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLHandshakeException;
import org.jboss.logging.Logger;

/** Api18.dev: asynchronous jobs, polled. Cost is charged when a job is accepted and refunded when it fails. */
@Singleton
public class Api18Provider implements Provider {

    private static final Logger LOG = Logger.getLogger(Api18Provider.class);

    static final Service API18 = new Service(
            "api18",
            "Api18",
            "API18_KEY",
            "API18_URL",
            "https://api18.dev/dashboard/api-keys",
            "the Billing page of Api18's dashboard");

    private final Api18Client client;
    private final Api18Reports reports;
    private final ObjectMapper mapper;
    private final Clock clock;

    Api18Provider(Api18Client client, Api18Reports reports, ObjectMapper mapper, Clock clock) {
        this.client = client;
        this.reports = reports;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return API18;
    }

    @Override
    public Optional<String> unusable() {
        return client.key().isPresent()
                ? Optional.empty()
                : Optional.of(API18.keyVariable() + " is not set; keys are made at " + API18.keyPage());
    }

    @Override
    public boolean serves(URI address) {
        return client.serves(address);
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, Predicate<Instant> wanted) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        body.setAll(arguments.json());
        return SafeRetry.whileWanted(wanted, clock, () -> once(body))
                .onFailure(NotCharged.class)
                .recoverWithItem(NotCharged::declined)
                .onFailure()
                .recoverWithItem(Api18Provider::uncertain);
    }

    private static Submission uncertain(Throwable failure) {
        LOG.warn("A paid request may have been sent, and no readable answer came", failure);
        return new Submission.Uncertain("the request may have been sent, and no answer came ("
                + root(failure).getClass().getSimpleName() + ")");
    }

    private Uni<Submission> once(ObjectNode body) {
        return client.submit(body)
                .onFailure(Api18Provider::isUnsent)
                .transform(failure -> new NotCharged(unreached(failure), Optional.empty()))
                .map(this::submission);
    }

    private Submission submission(Response response) {
        Answer answer = answer(response);
        Submission submission = answer.submission();
        if (submission instanceof Declined declined && isPassing(declined.reason())) {
            throw new NotCharged(declined, answer.retryAfter());
        }
        return submission;
    }

    private Answer answer(Response response) {
        return Answer.of(response, client.key().orElseThrow(), mapper);
    }

    private static boolean isPassing(Reason reason) {
        return reason == Reason.RATE_LIMITED || reason == Reason.UNAVAILABLE;
    }

    private static Declined unreached(Throwable failure) {
        return new Declined(
                Reason.UNAVAILABLE,
                Optional.empty(),
                "no connection (" + root(failure).getClass().getSimpleName() + ")");
    }

    /** No byte of an HTTP request leaves before the connection and its encryption stand. */
    private static boolean isUnsent(Throwable failure) {
        Throwable root = root(failure);
        return root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof SSLHandshakeException;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            if (cause instanceof ConnectException || cause instanceof SSLHandshakeException) {
                return cause;
            }
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public Uni<Report> report(String providerJobId) {
        return reports.ask(providerJobId)
                .map(response -> answer(response).report())
                .onFailure()
                .recoverWithItem(failure -> new Report.Unreadable(
                        "no answer (" + root(failure).getClass().getSimpleName() + ")"));
    }

    /** Asks for a job that cannot be: only who has a good key is told that there is none. */
    @Override
    public Uni<Condition> condition() {
        return client.report("doctor").map(this::condition).onFailure().recoverWithItem(failure -> {
            String why = root(failure).getClass().getSimpleName();
            return new Condition(
                    State.UNREACHABLE,
                    "no connection (" + why + "); check the network, HTTPS_PROXY, API18_URL",
                    Optional.empty());
        });
    }

    private Condition condition(Response response) {
        Optional<Duration> offset = Optional.ofNullable(response.getDate())
                .map(date -> Duration.between(clock.instant(), date.toInstant()));
        Answer answer = answer(response);
        if (answer.report() instanceof Report.Gone) {
            return new Condition(State.READY, "reached, and the key is accepted", offset);
        }
        return switch (answer.status()) {
            case 401 ->
                new Condition(
                        State.KEY_REFUSED, "reached, but API18_KEY is not accepted; see " + API18.keyPage(), offset);
            default ->
                new Condition(
                        State.UNREACHABLE,
                        "answers HTTP " + answer.status() + " and not as Api18 does; is API18_URL right?",
                        offset);
        };
    }
}
