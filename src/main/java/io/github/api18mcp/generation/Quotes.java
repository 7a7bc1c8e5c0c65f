package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells what a call would cost, without sending or spending anything. */
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
        return admissions
                .check(request)
                .fold(
                        arguments -> new Quote(request.model().price().of(arguments), List.of()),
                        violations -> new Quote(Optional.empty(), violations));
    }
}
