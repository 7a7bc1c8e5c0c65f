package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.ArgumentCheck.Invalid;
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

/** Accepts jobs for all services: checks the arguments, applies the trigger words of the prompt, and starts the job. */
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
        this.check = new ArgumentCheck(uri -> isSandboxUrl(uri.toString()));
        this.artist = new Artist(this::sandboxPicture);
    }

    List<Model> models(String service) {
        return catalog.models().stream()
                .filter(model -> model.provider().equals(service))
                .toList();
    }

    /**
     * Starts a job.
     *
     * @param request the whole request body
     * @param arguments the part of the body that the catalog describes
     * @throws SandboxException if the arguments are invalid or a trigger word fails the request
     */
    SandboxJob accept(Model model, ObjectNode request, ObjectNode arguments, FaultInjection faults) {
        ArgumentCheck.Result result = check.check(model, arguments);
        if (result instanceof Invalid invalid) {
            throw new SandboxException(SandboxResponse.invalid(invalid.violations()));
        }
        Arguments valid = ((Valid) result).arguments();
        Set<TriggerWord> words = faults.apply(TriggerWord.in(String.join(" ", valid.describingTexts())), request);
        return jobs.start(
                model, request, model.price().of(valid).orElse(Usd.ZERO), words, artist.outputs(model, valid));
    }

    private Optional<Picture> sandboxPicture(String url) {
        return Optional.of(url)
                .filter(this::isSandboxUrl)
                .map(ownUrl -> ownUrl.substring(origin.toString().length()))
                .flatMap(SandboxOutputAddress::parse)
                .flatMap(jobs::output)
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast);
    }

    private boolean isSandboxUrl(String url) {
        return url.startsWith(origin + "/");
    }
}
