package io.github.api18mcp.command;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which the command line library does not write. */
record FishCompletion(CommandLine program) {

    String script() {
        CommandSpec root = program.getCommandSpec();
        return Stream.concat(
                        Stream.of("complete -c " + root.name() + " -f"),
                        Stream.concat(
                                program.getSubcommands().values().stream().map(this::command),
                                program.getSubcommands().values().stream().flatMap(this::arguments)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String command(CommandLine command) {
        return line("__fish_use_subcommand", "-a " + command.getCommandName(), description(command));
    }

    private Stream<String> arguments(CommandLine command) {
        String condition = "__fish_seen_subcommand_from " + command.getCommandName();
        Stream<String> nested = command.getSubcommands().values().stream()
                .map(inner -> line(condition, "-a " + inner.getCommandName(), description(inner)));
        Stream<String> candidates = command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.completionCandidates() != null)
                .map(parameter -> line(condition, "-a " + quoted(words(parameter)), ""));
        Stream<String> options = command.getCommandSpec().options().stream().map(option -> option(condition, option));
        return Stream.of(nested, candidates, options).flatMap(lines -> lines);
    }

    private String option(String condition, OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        String value = option.arity().max() == 0
                ? ""
                : option.completionCandidates() == null ? " -r" : " -r -a " + quoted(words(option));
        return line(condition, names + value, String.join(" ", option.description()));
    }

    private String line(String condition, String what, String description) {
        return "complete -c " + program.getCommandName() + " -n " + quoted(condition) + " " + what
                + (description.isEmpty() ? "" : " -d " + quoted(description));
    }

    private static String words(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
