package io.github.api18mcp.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Budget.Origin;
import io.github.api18mcp.platform.Mode;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which limits apply. */
class BudgetTest {

    private static final Optional<UsdLimit> NOTHING = Optional.empty();
    private static final Optional<UsdLimit> NONE = Optional.of(new UsdLimit(Optional.empty()));
    private static final Optional<UsdLimit> FIVE = Optional.of(new UsdLimit(Optional.of(Usd.of("5"))));

    private record Configured(
            Optional<UsdLimit> perCallUsd,
            Optional<UsdLimit> perDayUsd,
            Optional<UsdLimit> perMonthUsd,
            Optional<UsdLimit> totalPerDayUsd,
            Optional<UsdLimit> totalPerMonthUsd,
            Optional<Integer> unpricedPerDay)
            implements BudgetConfig {}

    @Test
    void live_without_any_limit_a_caller_may_spend_ten_dollars_a_day() {
        Budget budget = budget(Mode.LIVE, NOTHING, NOTHING);

        assertThat(budget.limits()).containsOnlyKeys(Limit.PER_DAY).containsEntry(Limit.PER_DAY, BigDecimal.TEN);
        assertThat(budget.origin(Limit.PER_DAY)).isEqualTo(Origin.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void none_switches_it_off(Mode mode) {
        assertThat(budget(mode, NOTHING, NONE).limits()).isEmpty();
    }

    @Test
    void any_other_limit_takes_its_place() {
        Budget budget = budget(Mode.LIVE, FIVE, NOTHING);

        assertThat(budget.limits()).containsOnlyKeys(Limit.PER_CALL);
        assertThat(budget.origin(Limit.PER_CALL)).isEqualTo(Origin.OPERATOR);
    }

    @Test
    void a_limit_of_calls_without_a_price_does_not_take_its_place() {
        Budget budget =
                new Budget(new Configured(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, Optional.of(100)), Mode.LIVE);

        assertThat(budget.limits()).containsOnlyKeys(Limit.PER_DAY, Limit.UNPRICED_PER_DAY);
    }

    @Test
    void the_sandbox_has_no_limit_of_its_own() {
        assertThat(budget(Mode.SANDBOX, NOTHING, NOTHING).limits()).isEmpty();
    }

    @Test
    void an_amount_or_none_is_understood_and_nothing_else() {
        UsdLimitConverter converter = new UsdLimitConverter();

        assertThat(converter.convert(" None ").amount()).isEmpty();
        assertThat(converter.convert("0.25").amount()).contains(Usd.of("0.25"));
        assertThatThrownBy(() -> converter.convert("much")).hasMessageContaining("dollars such as 5 or 0.25 or none");
    }

    private static Budget budget(Mode mode, Optional<UsdLimit> perCall, Optional<UsdLimit> perDay) {
        return new Budget(new Configured(perCall, perDay, NOTHING, NOTHING, NOTHING, Optional.empty()), mode);
    }
}
