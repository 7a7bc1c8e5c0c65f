package io.github.api18mcp.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that lets a shell complete commands, options, models and clients. */
@Command(
        name = "completion",
        description = "Prints the completion script of a shell.",
        mixinStandardHelpOptions = true,
        footer = {
            "bash: api18-mcp completion bash >~/.local/share/bash-completion/completions/api18-mcp",
            "zsh:  echo 'source <(api18-mcp completion zsh)' >>~/.zshrc",
            "fish: api18-mcp completion fish >~/.config/fish/completions/api18-mcp.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells; the script for bash also works in zsh. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        CommandLine program = command.root().commandLine();
        String name = command.root().name();
        System.out.print(shell == Shell.FISH ? new FishCompletion(program).script() : AutoComplete.bash(name, program));
        return ExitCode.SUCCESS;
    }
}
