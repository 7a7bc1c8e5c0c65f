package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.sandbox.art.Picture;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes jobs on: reads what is asked for, refuses what is wrong, and stumbles over the words that ask for it. */
final class Submissions {

    private static final String PROVIDER = "api18";

    private final Catalog catalog;
    private final Jobs jobs;
    private final URI origin;
    private final JobReports reports;
    private final Obstacles obstacles = new Obstacles();
    private final ArgumentCheck check;
    private final Artist artist;

    Submissions(Catalog catalog, Jobs jobs, JobReports reports, URI origin) {
        this.catalog = catalog;
        this.jobs = jobs;
        this.origin = origin;
        this.reports = reports;
        this.check = new ArgumentCheck(uri -> isOurs(uri.toString()));
        this.artist = new Artist(this::picture);
    }

    void any(RoutingContext context) {
        submit(context, Optional.empty());
    }

    void video(RoutingContext context) {
        submit(context, Optional.of(OutputKind.VIDEO));
    }

    void images(RoutingContext context) {
        submit(context, Optional.of(OutputKind.IMAGE));
    }

    private void submit(RoutingContext context, Optional<OutputKind> only) {
        RequestBody body =
                RequestBody.parse(Objects.requireNonNullElse(context.body().asString(), ""));
        Model model = model(body.modelId(), only);
        Arguments arguments = body.arguments(model, check);
        Set<TriggerWord> words = TriggerWord.in(String.join(" ", arguments.wishes()));
        obstacles.pass(words, body.json());
        answer(
                context,
                jobs.accept(
                        model,
                        body.json(),
                        model.price().of(arguments).orElse(Usd.ZERO),
                        words,
                        artist.outputs(model, arguments)));
    }

    private Model model(String id, Optional<OutputKind> only) {
        Model model = catalog.model(id)
                .filter(known -> known.provider().equals(PROVIDER))
                .orElseThrow(() -> Refusal.of(404, "model_not_found", "There is no model " + id + "."));
        if (only.isPresent() && only.get() != model.output()) {
            throw Refusal.invalid("The model " + id + " makes no " + only.get().word() + ".");
        }
        return model;
    }

    private void answer(RoutingContext context, Job job) {
        if (job.words().contains(TriggerWord.CUT)) {
            context.request().connection().close();
        } else if (job.words().contains(TriggerWord.GARBAGE)) {
            Answer.garbage().send(context.response());
        } else if ("true".equals(context.request().getParam("wait"))) {
            reports.onceEnded(context, job);
        } else {
            reports.now(context, job);
        }
    }

    private Optional<Picture> picture(String url) {
        return Optional.of(url)
                .filter(this::isOurs)
                .map(ours -> ours.substring(origin.toString().length()))
                .flatMap(OutputAddress::parse)
                .flatMap(jobs::output)
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast);
    }

    private boolean isOurs(String url) {
        return url.startsWith(origin + "/");
    }
}
