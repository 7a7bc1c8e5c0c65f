package io.github.api18mcp.command;

import io.github.api18mcp.platform.Printable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
            QuoteCommand.class,
            ModelsCommand.class,
            JobsCommand.class,
            JobCommand.class,
            SpendingCommand.class,
            SettleCommand.class,
            DoctorCommand.class,
            InstallCommand.class,
            TokenCommand.class,
            CompletionCommand.class,
            HelpCommand.class,
        })
public final class CommandLineInterface {

    /** How the library begins a message about a parameter without a name. */
    private static final String POSITION = "^Invalid value for positional parameter at index \\d+ \\([^)]*\\): ";

    /** The library wraps help at this width or more. */
    private static final int NARROWEST = 55;

    private static final int UNWRAPPED = 1_000;

    private CommandLineInterface() {}

    /** Runs a command and ends the process with its exit code. */
    public static void run(String[] args) {
        printUtf8();
        String[] command = args.length == 0 ? new String[] {"serve"} : args;
        WordWrap wrap = WordWrap.ofOutput();
        StringWriter help = new StringWriter();
        CommandLine program = new CommandLine(new CommandLineInterface())
                .setOut(new PrintWriter(help))
                .setParameterExceptionHandler(CommandLineInterface::misused)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
        if (wrap.columns() < NARROWEST) {
            program.setUsageHelpAutoWidth(false).setUsageHelpWidth(UNWRAPPED);
        }
        int code = program.execute(command);
        System.out.print(wrap.of(help.toString()));
        System.exit(code);
    }

    /** Independent of the locale, because programs read the output too. */
    private static void printUtf8() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    private static int misused(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        String message = Printable.line(
                mistake instanceof UnmatchedArgumentException unmatched
                        ? unmatched(command, unmatched.getUnmatched().get(0))
                        : mistake.getMessage().replaceFirst(POSITION, ""));
        command.getErr().println(WordWrap.ofOutput().of(message));
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_ARGUMENTS;
    }

    private static String unmatched(CommandLine command, String word) {
        if (word.startsWith("-")) {
            return "There is no option " + word + "."
                    + Suggestion.question(
                            word, command.getCommandSpec().optionsMap().keySet());
        }
        return command.getSubcommands().isEmpty()
                ? "The argument " + word + " is not expected."
                : "There is no command " + word + "."
                        + Suggestion.question(word, command.getSubcommands().keySet());
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
