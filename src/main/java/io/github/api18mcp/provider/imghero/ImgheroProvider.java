package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.NotChargedException;
import io.github.api18mcp.provider.PaidRequest;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.SubmissionInterest;
import io.github.api18mcp.provider.imghero.PageReader.Refused;
import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.github.api18mcp.provider.imghero.RequestQueue.Unwanted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * imghero: a picture of a page. The address it answers belongs to the page and may show an older picture, so ours is looked for
 * among the page's pictures: one that was not there before.
 */
@Singleton
public class ImgheroProvider implements Provider {

    private static final Declined NO_ROOM = new Declined(
            DeclineReason.RATE_LIMITED, Optional.empty(), "no room among 100 requests a minute while it was wanted");

    private final ImgheroClient imghero;
    private final RequestQueue turnstile;
    private final PageReader pages;
    private final PictureMatcher claims;
    private final Clock clock;

    ImgheroProvider(
            ImgheroClient imghero, RequestQueue turnstile, PageReader pages, PictureMatcher claims, Clock clock) {
        this.imghero = imghero;
        this.turnstile = turnstile;
        this.pages = pages;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return ImgheroClient.SERVICE;
    }

    @Override
    public boolean hasKey() {
        return imghero.hasKey();
    }

    @Override
    public String account() {
        return imghero.account();
    }

    @Override
    public boolean serves(URI address) {
        return imghero.serves(address);
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        return new PaidRequest<>(
                        () -> before(arguments.json().path("url").asText()),
                        before -> turnstile
                                .pass(Lane.PAYING, interest::stands, () -> imghero.generate(arguments.json()))
                                .onFailure(Unwanted.class)
                                .transform(left -> new NotChargedException(NO_ROOM, Optional.empty())),
                        (before, answer) -> expected(new ImgheroAnswer(answer).submission(before), arguments))
                .send(interest, clock);
    }

    private Submission expected(Submission submission, Arguments arguments) {
        if (submission instanceof Submission.Accepted yes) {
            claims.expect(ImgheroJobId.parse(yes.job().providerJobId()), arguments.json());
        }
        return submission;
    }

    /** What the page has already. Where that cannot be learned nothing is asked for, and nothing charged. */
    private Uni<List<ImgheroPicture>> before(String url) {
        return pages.at(url)
                .map(page -> page.map(ImgheroPage::pictures).orElse(List.of()))
                .invoke(claims::sawBefore)
                .onFailure(Refused.class)
                .transform(ImgheroProvider::notCharged);
    }

    private static NotChargedException notCharged(Refused refused) {
        Declined declined = new ImgheroAnswer(refused.answer())
                .declined()
                .orElseGet(() -> new Declined(DeclineReason.UNAVAILABLE, Optional.empty(), refused.getMessage()));
        return new NotChargedException(declined, refused.answer().retryAfter());
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        ImgheroJobId ticket = ImgheroJobId.parse(providerJobId);
        return pages.named(ticket.urlId())
                .map(page -> page.map(known -> standing(known, ticket, arguments))
                        .orElseGet(() -> new ProviderJob(providerJobId, new Report.NotFound())))
                .onFailure()
                .recoverWithItem(failure -> new ProviderJob(providerJobId, new Report.Unreadable(why(failure))));
    }

    private ProviderJob standing(ImgheroPage page, ImgheroJobId ticket, JsonNode arguments) {
        if (ticket.imageId().isPresent()) {
            Report report = page.picture(ticket.imageId().get())
                    .map(ImgheroPicture::report)
                    .orElseGet(Report.NotFound::new);
            return new ProviderJob(ticket.toString(), report);
        }
        return claims.claim(page, ticket, arguments)
                .map(ours -> new ProviderJob(ticket.found(ours).toString(), ours.report()))
                .orElseGet(() -> new ProviderJob(ticket.toString(), new Report.InProgress()));
    }

    private static String why(Throwable failure) {
        return failure instanceof Refused ? failure.getMessage() : "no answer (" + new ConnectionFailure(failure) + ")";
    }

    @Override
    public Uni<ProviderHealth> condition() {
        return turnstile
                .pass(Lane.READING, () -> imghero.urls(Optional.empty(), Optional.of(1L), Optional.empty()))
                .map(this::condition)
                .onFailure()
                .recoverWithItem(
                        failure -> ProviderHealth.unreachable(ImgheroClient.SERVICE, new ConnectionFailure(failure)));
    }

    private ProviderHealth condition(ServiceResponse answer) {
        State state = answer.isSuccess() && answer.body().path("urls").isArray()
                ? State.READY
                : answer.status() == 401 || answer.status() == 403 ? State.KEY_REFUSED : State.UNREACHABLE;
        return ProviderHealth.of(ImgheroClient.SERVICE, state, answer, clock.instant());
    }
}
