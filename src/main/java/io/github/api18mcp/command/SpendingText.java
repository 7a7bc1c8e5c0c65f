package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.platform.Mode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer of the tool spending, for people. */
final class SpendingText {

    private SpendingText() {}

    static String of(JsonNode spending, Mode mode, int columns) {
        String sums = "Spent %s, reserved %s.".formatted(usd(spending, "spent_usd"), usd(spending, "reserved_usd"))
                + (mode == Mode.SANDBOX ? " Sandbox: none of it was charged." : "");
        return Stream.of(
                        sums,
                        limits(spending.path("limits")),
                        shares("DAY", "day", spending.path("by_day"), columns),
                        shares("MODEL", "model", spending.path("by_model"), columns))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String limits(JsonNode limits) {
        return limits.properties().stream()
                .map(limit -> limit.getKey() + ": " + amount(limit.getKey(), limit.getValue(), "left") + " left of "
                        + amount(limit.getKey(), limit.getValue(), "limit"))
                .collect(Collectors.joining("\n"));
    }

    private static String amount(String limit, JsonNode allowance, String field) {
        return limit.endsWith("_usd")
                ? usd(allowance, field)
                : allowance.path(field).asText() + " calls";
    }

    private static String shares(String title, String name, JsonNode shares, int columns) {
        if (shares.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(List.of(title, "JOBS", "SPENT", "RESERVED"));
        shares.forEach(share -> table.row(
                share.path(name).asText(),
                share.path("jobs").asText(),
                usd(share, "spent_usd"),
                usd(share, "reserved_usd")));
        return table.within(columns);
    }

    private static String usd(JsonNode node, String field) {
        return new Usd(node.path(field).decimalValue()).toString();
    }
}
