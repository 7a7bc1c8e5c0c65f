package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Violation;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Takes Api18's jobs on. */
final class Api18Submissions {

    private static final String SERVICE = "api18";

    private final JobIntake orders;
    private final Api18JobReports reports;
    private final FaultInjection obstacles = new FaultInjection(Api18Submissions::obstacle);

    Api18Submissions(JobIntake orders, Api18JobReports reports) {
        this.orders = orders;
        this.reports = reports;
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
        RequestBody body = RequestBody.of(context);
        Model model = model(body.modelId(), only);
        answer(context, orders.take(model, body.json(), body.withoutModel(), obstacles));
    }

    private Model model(String id, Optional<OutputKind> only) {
        Model model = orders.models(SERVICE).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SandboxException.of(404, "model_not_found", "There is no model " + id + "."));
        if (only.isPresent() && only.get() != model.output()) {
            throw SandboxException.invalid(
                    "The model " + id + " makes no " + only.get().word() + ".");
        }
        return model;
    }

    private void answer(RoutingContext context, SandboxJob job) {
        if (job.isCutOff(context)) {
            return;
        }
        if ("true".equals(context.request().getParam("wait"))) {
            reports.onceEnded(context, job);
        } else {
            reports.now(context, job);
        }
    }

    private static Optional<SandboxResponse> obstacle(TriggerWord word) {
        return switch (word) {
            case UNAUTHORIZED -> Optional.of(SandboxResponse.invalidKey());
            case NO_BALANCE ->
                Optional.of(SandboxResponse.error(402, "insufficient_balance", "Add credits in Billing."));
            case PROMO_BALANCE ->
                Optional.of(SandboxResponse.error(402, "paid_balance_required", "The balance is welcome credit only."));
            case NO_MODEL -> Optional.of(SandboxResponse.error(404, "model_not_found", "There is no such model."));
            case INVALID ->
                Optional.of(SandboxResponse.invalid(
                        List.of(new Violation("prompt", "a prompt without #400", "one with it"))));
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
