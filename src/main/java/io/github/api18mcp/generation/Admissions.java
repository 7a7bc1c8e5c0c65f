package io.github.api18mcp.generation;

import io.github.api18mcp.access.ToolAccess;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.input.ImageResolution.Usable;
import io.github.api18mcp.input.InputImages;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.policy.Policy;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Decides everything that can be decided before anything is reserved or sent: tool access, arguments, policy, key, images, price. */
@Singleton
class Admissions {

    private final Providers providers;
    private final Policy policy;
    private final ToolAccess toolAccess;
    private final InputImages images;
    private final ArgumentCheck check;
    private final Executor executor;

    @Inject
    Admissions(Providers providers, Policy policy, ToolAccess toolAccess, InputImages images) {
        this(providers, policy, toolAccess, images, Infrastructure.getDefaultWorkerPool());
    }

    Admissions(Providers providers, Policy policy, ToolAccess toolAccess, InputImages images, Executor executor) {
        this.executor = executor;
        this.providers = providers;
        this.policy = policy;
        this.toolAccess = toolAccess;
        this.images = images;
        this.check = ArgumentCheck.ofCalls(providers::anyServes, images::isServed);
    }

    /** On a worker thread, because matching a long text against word lists and expressions would hold up an event loop. */
    Uni<Admission> admit(GenerationRequest request) {
        return Uni.createFrom().deferred(() -> admission(request)).runSubscriptionOn(executor);
    }

    ArgumentCheck.Result check(GenerationRequest request) {
        return check.check(request.model(), request.arguments());
    }

    private Uni<Admission> admission(GenerationRequest request) {
        return toolAccess.allow(request.model().tool())
                ? check(request)
                        .fold(
                                arguments -> admission(request, arguments),
                                violations -> notAdmitted(request, Rejections.arguments(violations)))
                : notAdmitted(request, Rejections.notAllowed());
    }

    private Uni<Admission> admission(GenerationRequest request, Arguments arguments) {
        Provider provider = providers.byName(request.model().provider()).orElseThrow();
        return policy.refuse(arguments.describingTexts())
                .map(Rejections::policy)
                .or(() -> provider.unusable().map(Rejections::missingKey))
                .map(error -> notAdmitted(request, error))
                .orElseGet(() -> images.resolve(request.owner(), provider, arguments, request.files())
                        .chain(result -> result.fold(
                                usable -> admitted(request, usable, provider),
                                unusable -> notAdmitted(request, Rejections.arguments(unusable.violations())),
                                notHostable -> notAdmitted(request, Rejections.noImageHost(provider)))));
    }

    private static Uni<Admission> admitted(GenerationRequest request, Usable images, Provider provider) {
        return Uni.createFrom()
                .item(new Admitted(
                        jobRequest(request, images.arguments(), provider),
                        images.arguments(),
                        request.key(),
                        request.repetition(),
                        images.remarks()));
    }

    private static JobRequest jobRequest(GenerationRequest request, Arguments arguments, Provider provider) {
        Model model = request.model();
        return new JobRequest(
                request.owner(),
                provider.account().id(),
                model.provider(),
                model.id(),
                model.output(),
                arguments.json(),
                model.price().of(arguments));
    }

    private static Uni<Admission> notAdmitted(GenerationRequest request, JobError error) {
        return Uni.createFrom()
                .item(new NotAdmitted(new Outcome.Rejected(
                        Optional.of(request.model().id()), request.owner().mode(), error)));
    }
}
