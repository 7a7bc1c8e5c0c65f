package io.github.api18mcp.generation;

import io.github.api18mcp.access.ToolAccess;
import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.Admission.Admitted;
import io.github.api18mcp.generation.Admission.NotAdmitted;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.policy.Policy;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Everything that is settled before anything is sent: check, refuse, price. */
@Singleton
class Admissions {

    private final Providers providers;
    private final Policy policy;
    private final ToolAccess rules;
    private final ArgumentCheck check;

    Admissions(Providers providers, Policy policy, ToolAccess rules) {
        this.providers = providers;
        this.policy = policy;
        this.rules = rules;
        this.check = new ArgumentCheck(providers::serve);
    }

    /** Reading a long text against word lists and an operator's expressions is no work for an event loop. */
    Uni<Admission> admit(GenerationRequest request) {
        return Uni.createFrom().item(() -> admission(request)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    ArgumentCheck.Result check(GenerationRequest request) {
        return check.check(request.model(), request.arguments());
    }

    private Admission admission(GenerationRequest request) {
        if (!rules.allow(request.model().tool())) {
            return refused(request, Refusals.notAllowed());
        }
        Provider provider = providers.named(request.model().provider()).orElseThrow();
        ArgumentCheck.Result outcome = check.check(request.model(), request.arguments());
        if (outcome instanceof ArgumentCheck.Rejected rejected) {
            return refused(request, Refusals.arguments(rejected.violations()));
        }
        Arguments arguments = ((ArgumentCheck.Valid) outcome).arguments();
        return policy.refuse(arguments.wishes())
                .map(refusal -> refused(request, Refusals.policy(refusal)))
                .or(() -> provider.unusable().map(why -> refused(request, Refusals.missingKey(why))))
                .orElseGet(() -> new Admitted(jobRequest(request, arguments, provider), arguments, request.key()));
    }

    private static JobRequest jobRequest(GenerationRequest request, Arguments arguments, Provider provider) {
        Model model = request.model();
        return new JobRequest(
                request.owner(),
                provider.account(),
                model.provider(),
                model.id(),
                model.output(),
                arguments.json(),
                model.price().of(arguments));
    }

    private static Admission refused(GenerationRequest request, JobError error) {
        return new NotAdmitted(new Outcome.Rejected(
                Optional.of(request.model().id()), request.owner().mode(), error));
    }
}
