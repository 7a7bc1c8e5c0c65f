package io.github.api18mcp.tool;

import io.github.api18mcp.tool.ToolDefinition.Effect;

/** What a caller is told when a call fails because of a defect of ours. Nobody can tell how far the call came. */
public final class InternalFailure {

    private InternalFailure() {}

    /** @param listing how the caller lists jobs, as in a sentence */
    public static String message(Effect effect, String listing) {
        return "This server failed because of an error of its own; its log has the details. "
                + switch (effect) {
                    case READS -> "The call spends nothing, so nothing was charged.";
                    case SPENDS ->
                        "It is not known whether a job was begun and charged: look for it with " + listing
                                + " before you call again.";
                };
    }
}
