package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.Condition;
import io.github.api18mcp.provider.Condition.State;
import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.Demand;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.NotCharged;
import io.github.api18mcp.provider.PaidRequest;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.imghero.PageReader.Refused;
import io.github.api18mcp.provider.imghero.Turnstile.Lane;
import io.github.api18mcp.provider.imghero.Turnstile.Unwanted;
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
            Reason.RATE_LIMITED, Optional.empty(), "no room among 100 requests a minute while it was wanted");

    private final Imghero imghero;
    private final Turnstile turnstile;
    private final PageReader pages;
    private final Claims claims;
    private final Clock clock;

    ImgheroProvider(Imghero imghero, Turnstile turnstile, PageReader pages, Claims claims, Clock clock) {
        this.imghero = imghero;
        this.turnstile = turnstile;
        this.pages = pages;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return Imghero.SERVICE;
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
    public Uni<Submission> submit(String model, Arguments arguments, Demand demand) {
        return new PaidRequest<>(
                        () -> before(arguments.json().path("url").asText()),
                        before -> turnstile
                                .pass(Lane.PAYING, demand::stands, () -> imghero.generate(arguments.json()))
                                .onFailure(Unwanted.class)
                                .transform(left -> new NotCharged(NO_ROOM, Optional.empty())),
                        (before, answer) -> expected(new ImgheroAnswer(answer).submission(before), arguments))
                .send(demand, clock);
    }

    private Submission expected(Submission submission, Arguments arguments) {
        if (submission instanceof Submission.Accepted yes) {
            claims.expect(Ticket.parse(yes.standing().providerJobId()), arguments.json());
        }
        return submission;
    }

    /** What the page has already. Where that cannot be learned nothing is asked for, and nothing charged. */
    private Uni<List<Picture>> before(String url) {
        return pages.at(url)
                .map(page -> page.map(Page::pictures).orElse(List.of()))
                .invoke(claims::sawBefore)
                .onFailure(Refused.class)
                .transform(ImgheroProvider::notCharged);
    }

    private static NotCharged notCharged(Refused refused) {
        Declined declined = new ImgheroAnswer(refused.answer())
                .declined()
                .orElseGet(() -> new Declined(Reason.UNAVAILABLE, Optional.empty(), refused.getMessage()));
        return new NotCharged(declined, refused.answer().retryAfter());
    }

    @Override
    public Uni<Standing> report(String providerJobId, JsonNode arguments) {
        Ticket ticket = Ticket.parse(providerJobId);
        return pages.named(ticket.urlId())
                .map(page -> page.map(known -> standing(known, ticket, arguments))
                        .orElseGet(() -> new Standing(providerJobId, new Report.Gone())))
                .onFailure()
                .recoverWithItem(failure -> new Standing(providerJobId, new Report.Unreadable(why(failure))));
    }

    private Standing standing(Page page, Ticket ticket, JsonNode arguments) {
        if (ticket.imageId().isPresent()) {
            Report report =
                    page.picture(ticket.imageId().get()).map(Picture::report).orElseGet(Report.Gone::new);
            return new Standing(ticket.toString(), report);
        }
        return claims.claim(page, ticket, arguments)
                .map(ours -> new Standing(ticket.found(ours).toString(), ours.report()))
                .orElseGet(() -> new Standing(ticket.toString(), new Report.Working()));
    }

    private static String why(Throwable failure) {
        return failure instanceof Refused ? failure.getMessage() : "no answer (" + new ConnectionFailure(failure) + ")";
    }

    @Override
    public Uni<Condition> condition() {
        return turnstile
                .pass(Lane.READING, () -> imghero.urls(Optional.empty(), Optional.of(1L), Optional.empty()))
                .map(this::condition)
                .onFailure()
                .recoverWithItem(failure -> Condition.unreachable(Imghero.SERVICE, new ConnectionFailure(failure)));
    }

    private Condition condition(HttpAnswer answer) {
        State state = answer.isSuccess() && answer.body().path("urls").isArray()
                ? State.READY
                : answer.status() == 401 || answer.status() == 403 ? State.KEY_REFUSED : State.UNREACHABLE;
        return Condition.of(Imghero.SERVICE, state, answer, clock.instant());
    }
}
