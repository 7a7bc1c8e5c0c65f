package io.github.api18mcp.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.AgentTool;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolDefinition.ToolEffect;
import io.github.api18mcp.tool.answer.SavedOutputs.SavedAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls one tool: progress on standard error, the result on standard output. */
@Command(
        name = "call",
        description = "Calls one tool and prints its answer. Waits up to 15 minutes, or API18MCP_WAIT.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 completed, 1 failed, refused or not saved, 2 bad arguments, 3 processing,"
                + " 4 awaiting confirmation, 5 unknown, 130 interrupted before anything was sent.")
final class CallCommand implements Callable<Integer> {

    /** A person at a terminal can wait, and cannot come back to what was not waited for. */
    private static final String PATIENCE = "15m";

    /** What Java substitutes for bytes that are not characters of the locale. */
    private static final String UNREADABLE = "\uFFFD";

    @Parameters(
            index = "0",
            paramLabel = "TOOL",
            description = "The tool or model, such as hera_1_0_text_to_image or hera-text-to-image.",
            completionCandidates = ModelNames.class)
    private String tool;

    @Parameters(
            index = "1..*",
            paramLabel = "name=value",
            description =
                    "Arguments; a single one without a name is the prompt: \"a cat\". A list, such as images=URL,URL, is split at commas; a URL that contains a comma needs --json.")
    private List<String> arguments = List.of();

    @Option(names = "--json", paramLabel = "OBJECT", description = "All arguments as one JSON object instead.")
    private Optional<String> json = Optional.empty();

    @Option(names = "--output", paramLabel = "text|json", description = "json: the structured result alone.")
    private OutputFormat output = OutputFormat.TEXT;

    @Mixin
    private OutputTarget target = new OutputTarget();

    @Option(
            names = "--again",
            description =
                    "Pays again although an earlier identical call may have been charged, or was charged without a result.")
    private boolean again;

    @Override
    public Integer call() {
        if (json.isPresent() && !arguments.isEmpty()) {
            return misused("Arguments are either name=value or --json, not both.");
        }
        if (Stream.concat(arguments.stream(), json.stream()).anyMatch(text -> text.contains(UNREADABLE))) {
            return misused("This locale cannot carry all characters of the arguments; set LC_ALL=C.UTF-8.");
        }
        Optional<String> mistake = target.mistake();
        if (mistake.isPresent()) {
            return misused(mistake.get());
        }
        System.setProperty("launch.wait", PATIENCE);
        if (Terminal.kind() == Terminal.LIVE) {
            System.setProperty("launch.log-line-start", TerminalProgress.CLEAR_LINE);
        }
        target.replaceDownloads();
        Interruption interruption = Interruption.watched();
        return interruption.over(ApplicationRunner.run(application -> in(application, interruption)));
    }

    private int in(ApplicationRunner application, Interruption interruption) {
        AgentTool found;
        JsonNode given;
        try {
            found = new ToolNames(application.registry).tool(tool);
            given = json.isPresent()
                    ? application.mapper.readTree(json.get())
                    : NamedArguments.read(arguments, found.definition().parameters(), application.mapper);
        } catch (JsonProcessingException e) {
            return misused("--json: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return misused(e.getMessage());
        }
        NamedArguments.hints(given, found.definition().parameters()).forEach(System.err::println);
        return answered(application, found, given, interruption);
    }

    private int answered(ApplicationRunner application, AgentTool tool, JsonNode given, Interruption interruption) {
        Optional<Path> folder;
        try {
            folder = folder(application);
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            return ExitCode.FAILED;
        }
        if (tool.definition().effect() == ToolEffect.SPENDS && !interruption.sending()) {
            return ExitCode.INTERRUPTED;
        }
        Optional<CompletableFuture<Void>> open = application.openCalls.begin();
        if (open.isEmpty()) {
            System.err.println(Interruption.NOTHING_SENT);
            return ExitCode.INTERRUPTED;
        }
        try {
            // Finished here already: the end of the application would cut off what is under way, and log it noisily.
            return interruption.over(told(application, called(application, tool, given), folder, interruption));
        } catch (RuntimeException defect) {
            return interruption.over(CommandFailure.ofCall(tool.definition(), defect));
        } finally {
            open.get().complete(null);
        }
    }

    private ToolAnswer called(ApplicationRunner application, AgentTool tool, JsonNode given) {
        TerminalProgress progress = progress();
        try {
            return tool.call(new ToolCall(
                            application.owner(), given, Optional.empty(), repetition(), files(application), progress))
                    .await()
                    .indefinitely();
        } finally {
            progress.done();
        }
    }

    /** A person names the file: it may be in the folder where they are. */
    private static FileAccess files(ApplicationRunner application) {
        List<Path> folders = Stream.concat(
                        Stream.of(Path.of("").toAbsolutePath()),
                        application.inputs.inputDirs().orElse(List.of()).stream())
                .toList();
        return FileAccess.within(() -> Uni.createFrom().item(folders));
    }

    private static TerminalProgress progress() {
        Terminal terminal = Terminal.kind();
        return new TerminalProgress(System.err, terminal, terminal == Terminal.LIVE ? Terminal.columns() : 0);
    }

    private Repetition repetition() {
        return again ? Repetition.PAY_AGAIN : Repetition.ASK;
    }

    private int told(
            ApplicationRunner application, ToolAnswer answer, Optional<Path> folder, Interruption interruption) {
        SavedAnswer result = saved(application, answer, folder, interruption);
        ToolAnswer told = result.answer();
        result.failures().forEach(System.err::println);
        System.out.println(printed(told, application.mapper));
        if (target.opens()) {
            OutputTarget.open(told.links().stream()
                    .flatMap(link -> link.output().file().stream())
                    .toList());
        }
        int code = ExitCode.of(told.structured());
        boolean failed = !result.failures().isEmpty() && (folder.isPresent() || isSavingNeeded(application));
        return code == ExitCode.SUCCESS && failed ? ExitCode.FAILED : code;
    }

    /**
     * The folder to save in, unless outputs are saved in the download directory. What is opened has to be saved, and outputs of the
     * sandbox end with this process.
     */
    private Optional<Path> folder(ApplicationRunner application) {
        boolean needed = !application.library.saves() && isSavingNeeded(application);
        return target.folder(needed ? Optional.of(application.dataDirectory.folder("outputs")) : Optional.empty());
    }

    private boolean isSavingNeeded(ApplicationRunner application) {
        return application.mode == Mode.SANDBOX || target.opens();
    }

    private SavedAnswer saved(
            ApplicationRunner application, ToolAnswer answer, Optional<Path> folder, Interruption interruption) {
        Uni<SavedAnswer> saving = folder.map(directory -> application.savedOutputs.of(answer, directory, target::name))
                .orElseGet(() -> application.savedOutputs.downloaded(answer, application.owner()));
        return interruption
                .endsEarly(saving, new SavedAnswer(answer, List.of()))
                .await()
                .indefinitely();
    }

    private String printed(ToolAnswer answer, ObjectMapper mapper) {
        return output == OutputFormat.JSON
                ? answer.structured().toPrettyString()
                : WordWrap.ofOutput().of(answer.personText());
    }

    private static int misused(String message) {
        System.err.println(WordWrap.ofOutput().of(message));
        return ExitCode.BAD_ARGUMENTS;
    }
}
