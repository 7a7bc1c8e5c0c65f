package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.AccessConfig;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.input.InputConfig;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.DownloadFolder;
import io.github.api18mcp.platform.DataDirectory;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.SavedOutputs;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one command inside the started application, which listens on no port. */
@Singleton
public class ApplicationRunner implements QuarkusApplication {

    /** The work of a command; returns the exit code. */
    @FunctionalInterface
    interface Task {
        int in(ApplicationRunner application);
    }

    /** The framework creates the application itself, so the work is passed to it here. */
    private static final AtomicReference<Task> WORK = new AtomicReference<>();

    final ToolRegistry registry;
    final OpenCalls openCalls;
    final Catalog catalog;
    final Providers providers;
    final Journal journal;
    final JobAnswers answers;
    final SavedOutputs savedOutputs;
    final DataDirectory dataDirectory;
    final OutputLibrary library;
    final DownloadFolder downloads;
    final Budget budget;
    final AccessConfig access;
    final InputConfig inputs;
    final Mode mode;
    final ObjectMapper mapper;

    ApplicationRunner(
            ToolRegistry registry,
            OpenCalls openCalls,
            Catalog catalog,
            Providers providers,
            Journal journal,
            JobAnswers answers,
            SavedOutputs savedOutputs,
            DataDirectory dataDirectory,
            OutputLibrary library,
            DownloadFolder downloads,
            Budget budget,
            AccessConfig access,
            InputConfig inputs,
            Mode mode,
            ObjectMapper mapper) {
        this.registry = registry;
        this.openCalls = openCalls;
        this.catalog = catalog;
        this.providers = providers;
        this.journal = journal;
        this.answers = answers;
        this.savedOutputs = savedOutputs;
        this.dataDirectory = dataDirectory;
        this.library = library;
        this.downloads = downloads;
        this.budget = budget;
        this.access = access;
        this.inputs = inputs;
        this.mode = mode;
        this.mapper = mapper;
    }

    static int run(Task work) {
        WORK.set(work);
        Launch.withoutHttp();
        Launch.quietly();
        Launch.savingOutputs();
        return Launch.application(ApplicationRunner.class);
    }

    @Override
    public int run(String... args) {
        try {
            return WORK.get().in(this);
        } catch (RuntimeException defect) {
            return CommandFailure.of(defect);
        }
    }

    /** Calls a tool that only reads. */
    ToolAnswer ask(String tool, Owner owner, ObjectNode arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(owner, arguments, CallListener.SILENT))
                .await()
                .indefinitely();
    }

    Owner owner() {
        return new Owner(Caller.LOCAL, mode);
    }
}
