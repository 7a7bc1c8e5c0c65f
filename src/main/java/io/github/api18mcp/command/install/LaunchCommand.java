package io.github.api18mcp.command.install;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command that starts this program again, as a client would. A launcher names itself; otherwise it is Java with this
 * jar.
 *
 * @param arguments everything before {@code stdio}
 */
public record LaunchCommand(String program, List<String> arguments) {

    /** Set by launchers: the program to run, and its own arguments, separated by spaces. */
    private static final String PROGRAM = "launch.program";

    private static final String ARGUMENTS = "launch.arguments";

    public LaunchCommand {
        arguments = List.copyOf(arguments);
    }

    public static LaunchCommand current() {
        return Optional.ofNullable(System.getProperty(PROGRAM))
                .map(program -> new LaunchCommand(
                        program,
                        Stream.of(System.getProperty(ARGUMENTS, "").split(" "))
                                .filter(argument -> !argument.isEmpty())
                                .toList()))
                .orElseGet(LaunchCommand::java);
    }

    /** The arguments of a process that speaks MCP on its standard input and output. */
    public List<String> stdio() {
        return Stream.concat(arguments.stream(), Stream.of("stdio")).toList();
    }

    /** With flags for a quick start and little memory. */
    private static LaunchCommand java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new LaunchCommand(
                OperatingSystem.current() == OperatingSystem.WINDOWS ? java + ".exe" : java,
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-jar", jar()));
    }

    private static String jar() {
        try {
            return Path.of(LaunchCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new InstallException("The path of this program cannot be read (" + e.getInput() + ").", e);
        }
    }
}
