package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.Spending.Share;
import io.github.api18mcp.platform.Mode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spending in the form of the contract, and as text. */
@Singleton
public class SpendingView {

    private final ObjectMapper mapper;

    SpendingView(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public ObjectNode json(Spending spending) {
        ObjectNode json = mapper.createObjectNode();
        json.put("spent_usd", spending.spent().amount());
        json.put("reserved_usd", spending.reserved().amount());
        json.put("cost_unknown_jobs", spending.costUnknown());
        json.set("limits", limits(spending.limits()));
        json.set("by_day", shares("day", spending.byDay()));
        json.set("by_model", shares("model", spending.byModel()));
        return json;
    }

    /** What each model cost on each day. */
    public ArrayNode byDayAndModel(Spending spending) {
        ArrayNode json = mapper.createArrayNode();
        spending.byDayAndModel().forEach(share -> {
            ObjectNode day = json.addObject().put("day", share.day());
            put(day, "model", share.model());
        });
        return json;
    }

    /** Each limit that is set, by its name. */
    public ObjectNode limits(List<Allowance> allowances) {
        ObjectNode json = mapper.createObjectNode();
        allowances.forEach(allowance -> json.putObject(allowance.limit().word())
                .put("limit", allowance.max())
                .put("used", allowance.used())
                .put("left", allowance.left()));
        return json;
    }

    private ArrayNode shares(String of, List<Share> shares) {
        ArrayNode json = mapper.createArrayNode();
        shares.forEach(share -> put(json.addObject(), of, share));
        return json;
    }

    private static void put(ObjectNode json, String of, Share share) {
        json.put(of, share.name())
                .put("jobs", share.jobs())
                .put("spent_usd", share.spent().amount())
                .put("unknown_usd", share.unknown().amount())
                .put("reserved_usd", share.reserved().amount());
    }

    public static String text(Spending spending, Mode mode) {
        return Stream.of(
                        Stream.of("Spent %s, reserved %s.".formatted(spending.spent(), spending.reserved())
                                + unknown(spending.costUnknown())
                                + (mode == Mode.SANDBOX ? " Sandbox: none of it was charged." : "")),
                        spending.limits().stream().map(SpendingView::line),
                        spending.byDay().stream().map(SpendingView::line),
                        spending.byModel().stream().map(SpendingView::line))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String unknown(long jobs) {
        return jobs == 0
                ? ""
                : jobs == 1
                        ? " The cost of one job is not known; it counts with its quote."
                        : " The cost of %d jobs is not known; they count with their quotes.".formatted(jobs);
    }

    private static String line(Allowance allowance) {
        return "- %s: %s left of %s"
                .formatted(
                        allowance.limit().word(),
                        allowance.inWords(allowance.left()),
                        allowance.inWords(allowance.max()));
    }

    private static String line(Share share) {
        return "- %s: %s, %s reserved, %d jobs".formatted(share.name(), share.spent(), share.reserved(), share.jobs());
    }
}
