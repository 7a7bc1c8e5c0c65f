package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.JobObject;
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

/** Reads pages. Where possible, one request answers all callers that ask at about the same time. */
@Singleton
class PageReader {

    /** The service did not return the page, or the list of pages, that was requested. */
    static final class PageReadException extends RuntimeException {

        private final transient ServiceResponse response;

        private PageReadException(ServiceResponse response, String message) {
            super(message, null, false, false);
            this.response = response;
        }

        static PageReadException refused(ServiceResponse response) {
            return new PageReadException(response, response.trouble());
        }

        /** A successful response of an undocumented form. To take it for an account without pages would cost a picture. */
        static PageReadException unreadable(ServiceResponse response) {
            return new PageReadException(response, response.words() + ", which cannot be read");
        }

        ServiceResponse response() {
            return response;
        }
    }

    /** What it means that a complete list of all pages does not contain a page. */
    private enum Unlisted {
        /** The page does not exist. */
        MISSING,
        /** The list may be out of date, so the page is requested individually. */
        UNCERTAIN
    }

    /** @param single requests only this page */
    private record PageRequest(
            Predicate<ImgheroPage> matches,
            Unlisted unlisted,
            Supplier<Uni<Optional<ImgheroPage>>> single,
            UniEmitter<? super Optional<ImgheroPage>> emitter) {

        void send() {
            Uni.createFrom().deferred(() -> single.get()).subscribe().with(emitter::complete, emitter::fail);
        }
    }

    /** Leaves more than half of the service's rate limit to paid requests. */
    private static final int ROUNDS_PER_WINDOW = 40;

    private final ImgheroClient imghero;
    private final RequestQueue queue;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration pause;
    private List<PageRequest> pending = new ArrayList<>();
    private Instant nextRound = Instant.EPOCH;

    PageReader(ImgheroClient imghero, RequestQueue queue, ImgheroConfig config, Vertx vertx, Clock clock) {
        this.imghero = imghero;
        this.queue = queue;
        this.vertx = vertx;
        this.clock = clock;
        this.pause = config.window().dividedBy(ROUNDS_PER_WINDOW);
    }

    /**
     * The page with that URL; empty if the account has none. Fails with {@link PageReadException} or a connection failure.
     */
    Uni<Optional<ImgheroPage>> withUrl(String url) {
        return read(page -> page.hasUrl(url), Unlisted.MISSING, () -> imghero.urls(
                        Optional.of(url), Optional.of(ImgheroClient.MAX_LIMIT), Optional.empty())
                .map(response -> pages(response).stream()
                        .filter(page -> page.hasUrl(url))
                        .findFirst()
                        .map(page -> readable(page, response))));
    }

    /**
     * The page with that id; empty if the service says that it does not exist, which ends a paid job. Fails with
     * {@link PageReadException} or a connection failure.
     */
    Uni<Optional<ImgheroPage>> withId(String urlId) {
        return read(page -> page.hasId(urlId), Unlisted.UNCERTAIN, () -> imghero.url(urlId)
                .map(PageReader::page));
    }

    private Uni<Optional<ImgheroPage>> read(
            Predicate<ImgheroPage> matches, Unlisted unlisted, Supplier<Uni<Optional<ImgheroPage>>> single) {
        return Uni.createFrom().emitter(emitter -> {
            if (isFirstOfRound(new PageRequest(matches, unlisted, single, emitter))) {
                vertx.setTimer(millisUntilNextRound(), timer -> startRound());
            }
        });
    }

    private synchronized boolean isFirstOfRound(PageRequest request) {
        pending.add(request);
        return pending.size() == 1;
    }

    private synchronized long millisUntilNextRound() {
        Instant now = clock.instant();
        Instant round = nextRound.isAfter(now) ? nextRound : now;
        nextRound = round.plus(pause);
        return Math.max(1, Duration.between(now, round).toMillis());
    }

    /** Takes the pending requests only when the queue lets the round through, so later requests still join it. */
    private void startRound() {
        queue.send(Lane.FREE, () -> round(takePending())).subscribe().with(done -> {});
    }

    private synchronized List<PageRequest> takePending() {
        List<PageRequest> requests = pending;
        pending = new ArrayList<>();
        return requests;
    }

    private Uni<Void> round(List<PageRequest> requests) {
        if (requests.size() == 1) {
            requests.get(0).send();
            return Uni.createFrom().voidItem();
        }
        return imghero.urls(Optional.empty(), Optional.of(ImgheroClient.MAX_LIMIT), Optional.empty())
                .invoke(response -> complete(requests, response))
                .onFailure()
                .invoke(failure -> fail(requests, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void complete(List<PageRequest> requests, ServiceResponse response) {
        List<ImgheroPage> pages =
                pages(response).stream().filter(ImgheroPage::isReadable).toList();
        boolean complete = response.body().path("total").asLong(Long.MAX_VALUE) <= pages.size();
        for (PageRequest request : requests) {
            Optional<ImgheroPage> found =
                    pages.stream().filter(request.matches()).findFirst();
            if (found.isPresent() || (complete && request.unlisted() == Unlisted.MISSING)) {
                request.emitter().complete(found);
            } else {
                queue.send(Lane.FREE, request.single())
                        .subscribe()
                        .with(request.emitter()::complete, request.emitter()::fail);
            }
        }
    }

    private static void fail(List<PageRequest> requests, Throwable failure) {
        requests.forEach(request -> request.emitter().fail(failure));
    }

    private static List<ImgheroPage> pages(ServiceResponse response) {
        if (!response.isSuccess()) {
            throw PageReadException.refused(response);
        }
        if (!response.isWhole() || !response.body().path("urls").isArray()) {
            throw PageReadException.unreadable(response);
        }
        return new JsonFields(response.body())
                .entries("urls")
                .map(ImgheroPage::new)
                .toList();
    }

    private static Optional<ImgheroPage> page(ServiceResponse response) {
        if (response.status() == 404) {
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            throw PageReadException.refused(response);
        }
        return Optional.of(readable(
                new ImgheroPage(JobObject.of(response.body(), List.of("url_id")).fields()), response));
    }

    private static ImgheroPage readable(ImgheroPage page, ServiceResponse response) {
        if (!page.isReadable()) {
            throw PageReadException.unreadable(response);
        }
        return page;
    }
}
