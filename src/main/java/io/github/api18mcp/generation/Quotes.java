package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.ArgumentCheck;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What a request would cost; spends nothing and sends nothing. */
@Singleton
public class Quotes {

    /**
     * An exact price, or what is wrong with the arguments.
     *
     * @param usd empty where there are violations, and where the price is not in dollars
     */
    public record Quote(Optional<Usd> usd, List<Violation> violations) {}

    private final Admissions admissions;

    Quotes(Admissions admissions) {
        this.admissions = admissions;
    }

    public Quote of(GenerationRequest request) {
        ArgumentCheck.Result outcome = admissions.check(request);
        if (outcome instanceof ArgumentCheck.Rejected rejected) {
            return new Quote(Optional.empty(), rejected.violations());
        }
        return new Quote(request.model().price().of(((ArgumentCheck.Valid) outcome).arguments()), List.of());
    }
}
