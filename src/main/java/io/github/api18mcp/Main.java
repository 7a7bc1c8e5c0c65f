package io.github.api18mcp;

import io.github.api18mcp.command.CommandLineInterface;
import io.github.api18mcp.command.Launch;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Picks the mode: MCP on standard input and output, which has to start fast, or a command. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("stdio")) {
            Launch.stdio();
        } else {
            CommandLineInterface.run(args);
        }
    }
}
