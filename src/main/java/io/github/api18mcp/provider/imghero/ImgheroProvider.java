package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.NotChargedException;
import io.github.api18mcp.provider.OutputReader;
import io.github.api18mcp.provider.PaidRequest;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceAccount;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.SubmissionInterest;
import io.github.api18mcp.provider.imghero.PageReader.PageReadException;
import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.github.api18mcp.provider.imghero.RequestQueue.NoLongerWanted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * imghero: pictures of web pages. The URL in its response belongs to the page and may show an older picture, so the picture of a
 * job is searched for among the page's pictures: it is one that did not exist before the request.
 */
@Singleton
public class ImgheroProvider implements Provider {

    private static final Declined NO_CAPACITY = new Declined(
            DeclineReason.RATE_LIMITED,
            Optional.empty(),
            "the limit of 100 requests per minute left no room while the picture was wanted");

    private final ImgheroClient imghero;
    private final RequestQueue queue;
    private final PageReader pages;
    private final PictureMatcher matcher;
    private final OutputReader outputs;
    private final Clock clock;

    ImgheroProvider(
            ImgheroClient imghero,
            RequestQueue queue,
            PageReader pages,
            PictureMatcher matcher,
            OutputReader outputs,
            Clock clock) {
        this.imghero = imghero;
        this.queue = queue;
        this.pages = pages;
        this.matcher = matcher;
        this.outputs = outputs;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return ImgheroClient.SERVICE;
    }

    @Override
    public ServiceAccount account() {
        return imghero.account();
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        return new PaidRequest<>(
                        () -> existingPictures(arguments.json().path("url").asText()),
                        existing -> queue.send(
                                        Lane.PAID,
                                        interest::isWanted,
                                        () -> imghero.generate(interest, arguments.json()))
                                .onFailure(NoLongerWanted.class)
                                .transform(failure -> new NotChargedException(NO_CAPACITY, Optional.empty())),
                        (existing, response) ->
                                expectPicture(new ImgheroAnswer(response).submission(existing), arguments))
                .send(interest, clock);
    }

    private Submission expectPicture(Submission submission, Arguments arguments) {
        return submission.fold(
                accepted -> {
                    if (accepted.job().report() instanceof Report.InProgress) {
                        matcher.expect(ImgheroJobId.parse(accepted.job().providerJobId()), arguments.json());
                    }
                    return accepted;
                },
                declined -> declined,
                notSent -> notSent,
                uncertain -> uncertain);
    }

    /** The pictures that the page already has. If they cannot be read, nothing is submitted and nothing is charged. */
    private Uni<List<ImgheroPicture>> existingPictures(String url) {
        return pages.withUrl(url)
                .map(page -> page.map(ImgheroPage::pictures).orElse(List.of()))
                .invoke(matcher::recordExisting)
                .onFailure(PageReadException.class)
                .transform(ImgheroProvider::notCharged);
    }

    private static NotChargedException notCharged(PageReadException failure) {
        Declined declined = new ImgheroAnswer(failure.response())
                .declined()
                .orElseGet(() -> new Declined(DeclineReason.UNAVAILABLE, Optional.empty(), failure.getMessage()));
        return new NotChargedException(declined, failure.response().retryAfter());
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        ImgheroJobId jobId = ImgheroJobId.parse(providerJobId);
        return pages.withId(jobId.urlId())
                .map(page -> page.map(existing -> job(existing, jobId, arguments))
                        .orElseGet(() -> new ProviderJob(providerJobId, new Report.NotFound())))
                .onFailure()
                .recoverWithItem(failure -> new ProviderJob(providerJobId, new Report.Unreadable(message(failure))));
    }

    private ProviderJob job(ImgheroPage page, ImgheroJobId jobId, JsonNode arguments) {
        if (jobId.imageId().isPresent()) {
            Report report = page.picture(jobId.imageId().get())
                    .map(picture -> picture.report(expected()))
                    .orElseGet(Report.NotFound::new);
            return new ProviderJob(jobId.toString(), report);
        }
        return matcher.claim(page, jobId, arguments)
                .map(picture -> new ProviderJob(jobId.withPicture(picture).toString(), picture.report(expected())))
                .orElseGet(() -> new ProviderJob(jobId.toString(), new Report.InProgress()));
    }

    private ExpectedOutputs expected() {
        return new ExpectedOutputs(outputs, imghero.account().address(), 1);
    }

    private static String message(Throwable failure) {
        return failure instanceof PageReadException
                ? failure.getMessage()
                : "no answer (" + new ConnectionFailure(failure) + ")";
    }

    @Override
    public Uni<ProviderHealth> checkHealth() {
        return queue.send(Lane.FREE, () -> imghero.urls(Optional.empty(), Optional.of(1L), Optional.empty()))
                .map(this::health)
                .onFailure()
                .recoverWithItem(
                        failure -> ProviderHealth.unreachable(ImgheroClient.SERVICE, new ConnectionFailure(failure)));
    }

    private ProviderHealth health(ServiceResponse response) {
        State state = response.isSuccess() && response.body().path("urls").isArray()
                ? State.READY
                : response.status() == 401 || response.status() == 403 ? State.KEY_REFUSED : State.UNREACHABLE;
        return ProviderHealth.of(ImgheroClient.SERVICE, state, response, clock.instant());
    }
}
