package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.ArgumentCheck.Rejected;
import io.github.api18mcp.catalog.ArgumentCheck.Valid;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.sandbox.art.Picture;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes orders for any service: checks what is asked for, stumbles over the words that ask for it, and begins the job. */
final class JobIntake {

    private final Catalog catalog;
    private final SandboxJobs jobs;
    private final URI origin;
    private final ArgumentCheck check;
    private final Artist artist;

    JobIntake(Catalog catalog, SandboxJobs jobs, URI origin) {
        this.catalog = catalog;
        this.jobs = jobs;
        this.origin = origin;
        this.check = new ArgumentCheck(uri -> isOurs(uri.toString()));
        this.artist = new Artist(this::picture);
    }

    List<Model> models(String service) {
        return catalog.models().stream()
                .filter(model -> model.provider().equals(service))
                .toList();
    }

    /**
     * Begins a job.
     *
     * @param request as it came
     * @param given its part that the catalog describes
     * @throws SandboxException if something is wrong with it, or a word in it says so
     */
    SandboxJob take(Model model, ObjectNode request, ObjectNode given, FaultInjection obstacles) {
        ArgumentCheck.Result outcome = check.check(model, given);
        if (outcome instanceof Rejected rejected) {
            throw new SandboxException(SandboxResponse.invalid(rejected.violations()));
        }
        Arguments arguments = ((Valid) outcome).arguments();
        Set<TriggerWord> words = obstacles.pass(TriggerWord.in(String.join(" ", arguments.wishes())), request);
        return jobs.accept(
                model, request, model.price().of(arguments).orElse(Usd.ZERO), words, artist.outputs(model, arguments));
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
