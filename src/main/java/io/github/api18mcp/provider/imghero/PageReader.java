package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads pages. What is asked for at about the same time is answered by one request where that can be. */
@Singleton
class PageReader {

    /** The service did not give what it was asked for. */
    static final class Refused extends RuntimeException {

        private final transient ServiceResponse answer;

        private Refused(ServiceResponse answer, String message) {
            super(message, null, false, false);
            this.answer = answer;
        }

        static Refused by(ServiceResponse answer) {
            return new Refused(answer, "the service answered HTTP " + answer.status());
        }

        /** A good answer that is not what the documents show: taken for an account without pages, it would cost a picture. */
        static Refused unreadable(ServiceResponse answer) {
            return new Refused(answer, "the service's answer cannot be read");
        }

        ServiceResponse answer() {
            return answer;
        }
    }

    /** What to make of a page that a list of all pages does not hold. */
    private enum Unlisted {
        /** There is no such page. */
        ABSENT,
        /** A list may lag behind, so the page is asked for by itself. */
        ASKED_FOR
    }

    /** @param alone asks for this page and no other */
    private record Wanted(
            Predicate<ImgheroPage> page,
            Unlisted unlisted,
            Supplier<Uni<Optional<ImgheroPage>>> alone,
            UniEmitter<? super Optional<ImgheroPage>> asker) {

        void read() {
            Uni.createFrom().deferred(() -> alone.get()).subscribe().with(asker::complete, asker::fail);
        }
    }

    /** Leaves more than half of the service's limit to those who pay. */
    private static final int ROUNDS_IN_A_WINDOW = 40;

    private final ImgheroClient imghero;
    private final RequestQueue turnstile;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration pause;
    private List<Wanted> waiting = new ArrayList<>();
    private Instant nextRound = Instant.EPOCH;

    PageReader(ImgheroClient imghero, RequestQueue turnstile, ImgheroConfig config, Vertx vertx, Clock clock) {
        this.imghero = imghero;
        this.turnstile = turnstile;
        this.vertx = vertx;
        this.clock = clock;
        this.pause = config.window().dividedBy(ROUNDS_IN_A_WINDOW);
    }

    /** The page at an address; empty where the account has none. Fails with {@link Refused}, or as connections do. */
    Uni<Optional<ImgheroPage>> at(String url) {
        return read(page -> page.isAt(url), Unlisted.ABSENT, () -> imghero.urls(
                        Optional.of(url), Optional.of(ImgheroClient.MOST_LISTED), Optional.empty())
                .map(answer -> pages(answer).stream()
                        .filter(page -> page.isAt(url))
                        .findFirst()
                        .map(page -> readable(page, answer))));
    }

    /** The page of that name; empty where the service says that there is none, which ends a paid job. Fails with {@link Refused}, or as connections do. */
    Uni<Optional<ImgheroPage>> named(String urlId) {
        return read(page -> page.isNamed(urlId), Unlisted.ASKED_FOR, () -> imghero.url(urlId)
                .map(PageReader::page));
    }

    private Uni<Optional<ImgheroPage>> read(
            Predicate<ImgheroPage> page, Unlisted unlisted, Supplier<Uni<Optional<ImgheroPage>>> alone) {
        return Uni.createFrom().emitter(asker -> {
            if (isFirst(new Wanted(page, unlisted, alone, asker))) {
                vertx.setTimer(untilNextRound(), now -> begin());
            }
        });
    }

    private synchronized boolean isFirst(Wanted wanted) {
        waiting.add(wanted);
        return waiting.size() == 1;
    }

    private synchronized long untilNextRound() {
        Instant now = clock.instant();
        Instant round = nextRound.isAfter(now) ? nextRound : now;
        nextRound = round.plus(pause);
        return Math.max(1, Duration.between(now, round).toMillis());
    }

    /** Who asks before its turn comes takes part in the round. */
    private void begin() {
        turnstile.pass(Lane.READING, () -> round(all())).subscribe().with(done -> {});
    }

    private synchronized List<Wanted> all() {
        List<Wanted> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private Uni<Void> round(List<Wanted> all) {
        if (all.size() == 1) {
            all.get(0).read();
            return Uni.createFrom().voidItem();
        }
        return imghero.urls(Optional.empty(), Optional.of(ImgheroClient.MOST_LISTED), Optional.empty())
                .invoke(answer -> answered(all, answer))
                .onFailure()
                .invoke(failure -> failed(all, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void answered(List<Wanted> all, ServiceResponse answer) {
        List<ImgheroPage> pages =
                pages(answer).stream().filter(ImgheroPage::isReadable).toList();
        boolean complete = answer.body().path("total").asLong(Long.MAX_VALUE) <= pages.size();
        for (Wanted wanted : all) {
            Optional<ImgheroPage> found = pages.stream().filter(wanted.page()).findFirst();
            if (found.isPresent() || (complete && wanted.unlisted() == Unlisted.ABSENT)) {
                wanted.asker().complete(found);
            } else {
                turnstile
                        .pass(Lane.READING, wanted.alone())
                        .subscribe()
                        .with(wanted.asker()::complete, wanted.asker()::fail);
            }
        }
    }

    private static void failed(List<Wanted> all, Throwable failure) {
        all.forEach(wanted -> wanted.asker().fail(failure));
    }

    private static List<ImgheroPage> pages(ServiceResponse answer) {
        if (!answer.isSuccess()) {
            throw Refused.by(answer);
        }
        if (!answer.body().path("urls").isArray()) {
            throw Refused.unreadable(answer);
        }
        return new JsonFields(answer.body())
                .entries("urls")
                .map(ImgheroPage::new)
                .toList();
    }

    private static Optional<ImgheroPage> page(ServiceResponse answer) {
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Refused.by(answer);
        }
        return Optional.of(readable(new ImgheroPage(new JsonFields(answer.body())), answer));
    }

    private static ImgheroPage readable(ImgheroPage page, ServiceResponse answer) {
        if (!page.isReadable()) {
            throw Refused.unreadable(answer);
        }
        return page;
    }
}
