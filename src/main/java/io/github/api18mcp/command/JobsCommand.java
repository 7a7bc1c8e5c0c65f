package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the jobs in the journal, for the operator. */
@Command(name = "jobs", description = "Lists jobs, newest first.", mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {

    private static final int MOST = 100;

    @Option(names = "--caller", paramLabel = "NAME", description = "The caller; default: local, which is you.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--all-callers", description = "Everybody's.")
    private boolean allCallers;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Only jobs with this status: awaiting_confirmation, processing, completed, failed, refused or unknown.")
    private Optional<JobStatus> status = Optional.empty();

    @Option(names = "--limit", paramLabel = "1-100", description = "How many; default: 20.")
    private int limit = 20;

    @Option(
            names = "--before",
            paramLabel = "JOB",
            description = "Only jobs older than this one.",
            converter = JobIdConverter.class)
    private Optional<JobId> before = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the answer of list_jobs, with the caller and the arguments of each job.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        if (allCallers && caller.isPresent()) {
            return misused("Either --caller or --all-callers, not both.");
        }
        if (caller.filter(String::isBlank).isPresent()) {
            return misused("--caller: a caller has a name.");
        }
        if (limit < 1 || limit > MOST) {
            return misused("--limit is 1 to " + MOST + ".");
        }
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        try {
            List<Job> found = found(application);
            System.out.println(
                    output == OutputFormat.JSON
                            ? json(application, found).toPrettyString()
                            : text(application, found, WordWrap.ofOutput()));
            return ExitCode.SUCCESS;
        } catch (JournalUnavailableException e) {
            System.err.println("The journal cannot be used: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Contains one job more than the limit if there are more. */
    private List<Job> found(ApplicationRunner application) {
        if (!application.journal.exists()) {
            return List.of();
        }
        JobFilter filter = JobFilter.newest(limit).withStatus(status).before(before);
        return (allCallers
                        ? application.journal.list(application.mode, filter)
                        : application.journal.list(new Owner(new Caller(name()), application.mode), filter))
                .await()
                .indefinitely();
    }

    private String text(ApplicationRunner application, List<Job> found, WordWrap wrap) {
        List<Job> shown = found.stream().limit(limit).toList();
        if (shown.isEmpty()) {
            return "No %s jobs of %s."
                    .formatted(application.mode.name().toLowerCase(Locale.ROOT), allCallers ? "any caller" : name());
        }
        String more = found.size() > limit ? "\n\nOlder ones: --before " + last(shown) : "";
        return wrap.of(new JobTable(shown).within(wrap.columns()) + more);
    }

    private ObjectNode json(ApplicationRunner application, List<Job> found) {
        List<Job> shown = found.stream().limit(limit).toList();
        ObjectNode json = application.mapper.createObjectNode();
        ArrayNode jobs = json.putArray("jobs");
        shown.forEach(job -> jobs.add(JobCommand.json(application, job)));
        json.put("next_before", found.size() > limit ? last(shown).value() : null);
        return json;
    }

    private String name() {
        return caller.orElse(Caller.LOCAL.name());
    }

    private static JobId last(List<Job> shown) {
        return shown.get(shown.size() - 1).id();
    }

    private static int misused(String message) {
        System.err.println(message);
        return ExitCode.BAD_ARGUMENTS;
    }
}
