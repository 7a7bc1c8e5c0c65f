package io.github.api18mcp.command;

import io.github.api18mcp.tool.InternalFailure;
import io.github.api18mcp.tool.ToolDefinition;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import org.jboss.logging.Logger;

/**
 * How a command ends that fails because of a defect. A class of its own, because a command with a logger would create
 * it before the application starts, and then the JDK's log manager would write the log.
 */
final class CommandFailure {

    private static final Logger LOG = Logger.getLogger(CommandFailure.class);

    private CommandFailure() {}

    /** @return the exit code for a call of this tool; nobody can tell how far it got */
    static int ofCall(ToolDefinition tool, RuntimeException defect) {
        LOG.errorf(defect, "%s failed because of an error in this program", tool.name());
        System.err.println(InternalFailure.message(tool.effect(), "api18-mcp jobs"));
        return tool.effect() == ToolEffect.SPENDS ? ExitCode.UNKNOWN : ExitCode.FAILED;
    }

    /** @return the exit code of a command that spends nothing */
    static int of(RuntimeException defect) {
        LOG.error("The command failed because of an error in this program", defect);
        System.err.println("The command failed because of an error in this program; the lines above have the details."
                + " Nothing was sent and nothing was charged.");
        return ExitCode.FAILED;
    }
}
