package io.github.api18mcp.job.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.util.Optional;

/** Job requests for tests, identical except for what a test is about. */
final class JobRequests {

    static final Owner ADA = new Owner(new Caller("ada"), Mode.LIVE);
    static final Owner BEN = new Owner(new Caller("ben"), Mode.LIVE);
    static final Owner ADA_AT_PLAY = new Owner(new Caller("ada"), Mode.SANDBOX);

    static final String ACCOUNT = "account-1";
    static final String MODEL = "hera-1.0-text-to-image";

    private JobRequests() {}

    static JobRequest costing(String usd) {
        return costing(usd, ADA);
    }

    static JobRequest costing(String usd, Owner owner) {
        return of(owner, MODEL, saying("a lighthouse"), Optional.of(Usd.of(usd)));
    }

    static JobRequest unpriced(Owner owner) {
        return of(owner, MODEL, saying("a lighthouse"), Optional.empty());
    }

    static JobRequest with(ObjectNode arguments) {
        return of(ADA, MODEL, arguments, Optional.of(Usd.of("0.30")));
    }

    static JobRequest by(Owner owner, String model) {
        return of(owner, model, saying("a lighthouse"), Optional.of(Usd.of("0.30")));
    }

    static JobRequest clip() {
        return new JobRequest(
                ADA, ACCOUNT, "api18", "zeus", OutputKind.VIDEO, saying("a lighthouse"), Optional.of(Usd.of("0.30")));
    }

    static JobRequest paidBy(String account) {
        return new JobRequest(
                ADA, account, "api18", MODEL, OutputKind.IMAGE, saying("a lighthouse"), Optional.of(Usd.of("0.30")));
    }

    static ObjectNode saying(String prompt) {
        return JsonNodeFactory.instance.objectNode().put("prompt", prompt);
    }

    private static JobRequest of(Owner owner, String model, ObjectNode arguments, Optional<Usd> quoted) {
        return new JobRequest(owner, ACCOUNT, "api18", model, OutputKind.IMAGE, arguments, quoted);
    }
}
