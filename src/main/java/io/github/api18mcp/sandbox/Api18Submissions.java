package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Violation;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Accepts submissions of Api18 jobs. */
final class Api18Submissions {

    private static final String SERVICE = "api18";

    private final JobIntake intake;
    private final Api18JobReports reports;
    private final FaultInjection faults = new FaultInjection(Api18Submissions::fault);

    Api18Submissions(JobIntake intake, Api18JobReports reports) {
        this.intake = intake;
        this.reports = reports;
    }

    void any(RoutingContext context) {
        submit(context, Optional.empty());
    }

    void video(RoutingContext context) {
        submit(context, Optional.of(OutputKind.VIDEO));
    }

    void image(RoutingContext context) {
        submit(context, Optional.of(OutputKind.IMAGE));
    }

    private void submit(RoutingContext context, Optional<OutputKind> requiredKind) {
        RequestBody body = RequestBody.of(context);
        Model model = model(body.modelId(), requiredKind);
        SandboxJob job = intake.accept(model, body.json(), body.withoutModel(), faults);
        job.reply(context, () -> report(context, job));
    }

    private Model model(String id, Optional<OutputKind> requiredKind) {
        Model model = intake.models(SERVICE).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SandboxException.of(404, "model_not_found", "There is no model " + id + "."));
        requiredKind.filter(kind -> kind != model.output()).ifPresent(kind -> {
            throw SandboxException.invalid("The model " + id + " does not make " + kind.word() + "s.");
        });
        return model;
    }

    private void report(RoutingContext context, SandboxJob job) {
        if ("true".equals(context.request().getParam("wait"))) {
            reports.sendWhenEnded(context, job);
        } else {
            reports.send(context, job);
        }
    }

    private static Optional<SandboxResponse> fault(TriggerWord word) {
        return switch (word) {
            case UNAUTHORIZED -> Optional.of(SandboxResponse.invalidKey());
            case NO_BALANCE ->
                Optional.of(SandboxResponse.error(402, "insufficient_balance", "Add credits in Billing."));
            case PROMO_BALANCE ->
                Optional.of(SandboxResponse.error(402, "paid_balance_required", "The balance is welcome credit only."));
            case NO_MODEL -> Optional.of(SandboxResponse.error(404, "model_not_found", "There is no such model."));
            case INVALID ->
                Optional.of(SandboxResponse.invalid(
                        List.of(new Violation("prompt", "a prompt without #400", "a prompt with #400"))));
            case RATE_LIMITED_ONCE, RATE_LIMITED -> Optional.of(SandboxResponse.rateLimited("rate_limited"));
            case BROKEN -> Optional.of(SandboxResponse.html(500, "Internal Server Error"));
            case UNAVAILABLE_ONCE, UNAVAILABLE ->
                Optional.of(SandboxResponse.error(
                        502, "generation_unavailable", "Generation is unavailable at the moment; try again."));
            case BAD_GATEWAY -> Optional.of(SandboxResponse.html(502, "Bad Gateway"));
            default -> Optional.empty();
        };
    }
}
