package io.github.api18mcp.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line {@code api18-mcp}. Without a command it serves. */
@Command(
        name = "api18-mcp",
        description = "Generates images and video for AI agents, over MCP. Default command: serve.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        subcommands = {
            ServeCommand.class,
            CommandLineInterface.Stdio.class,
            CallCommand.class,
            ModelsCommand.class,
            JobsCommand.class,
            JobCommand.class,
            SpendingCommand.class,
            SettleCommand.class,
            DoctorCommand.class,
            InstallCommand.class,
            TokenCommand.class,
        })
public final class CommandLineInterface {

    private CommandLineInterface() {}

    /** Runs a command and ends the process with its exit code. */
    public static void run(String[] args) {
        printUtf8();
        String[] command = args.length == 0 ? new String[] {"serve"} : args;
        System.exit(new CommandLine(new CommandLineInterface())
                .setParameterExceptionHandler(CommandLineInterface::misused)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(command));
    }

    /** Independent of the locale, because programs read the output too. */
    private static void printUtf8() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    private static int misused(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_ARGUMENTS;
    }

    /** Run by {@code Main} without this library; only described here. */
    @Command(
            name = "stdio",
            description = "MCP on standard input and output, for an IDE assistant that launches it.",
            mixinStandardHelpOptions = true)
    static final class Stdio implements Runnable {
        @Override
        public void run() {
            Launch.stdio();
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineInterface.class.getPackage().getImplementationVersion();
            return new String[] {"api18-mcp " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
