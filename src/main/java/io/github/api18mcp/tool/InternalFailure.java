package io.github.api18mcp.tool;

import io.github.api18mcp.tool.ToolDefinition.ToolEffect;

/** The answer to a call that fails because of a defect. Nobody can tell how far the call got. */
public final class InternalFailure {

    private InternalFailure() {}

    /** @param listing how the caller lists jobs, as part of a sentence */
    public static String message(ToolEffect effect, String listing) {
        return "The call failed because of an error in this server; its log has the details. "
                + switch (effect) {
                    case READS -> "The call spends nothing, so nothing was charged.";
                    case SPENDS ->
                        "It is not known whether a job was begun and charged: look for it with " + listing
                                + " before you call again.";
                };
    }
}
