package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one job of any caller, for the operator. */
@Command(
        name = "job",
        description = "Prints one job of any caller.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 printed, 1 there is no such job.")
final class JobCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "JOB", description = "The job_id.", converter = JobIdConverter.class)
    private JobId id;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: the answer of get_job, with the caller and the arguments.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        try {
            Optional<Job> found = application.journal.exists()
                    ? application.journal.find(id).await().indefinitely()
                    : Optional.empty();
            found.map(job -> located(application, job))
                    .ifPresentOrElse(
                            job -> System.out.println(
                                    output == OutputFormat.JSON
                                            ? json(application, job).toPrettyString()
                                            : WordWrap.ofOutput()
                                                    .of(details(application, job)
                                                            .toString())),
                            () -> System.err.println("There is no job " + id + "."));
            return found.isPresent() ? ExitCode.SUCCESS : ExitCode.FAILED;
        } catch (JournalUnavailableException e) {
            System.err.println("The journal cannot be used: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** With the files that its outputs were saved in. */
    private static Job located(ApplicationRunner application, Job job) {
        return application
                .answers
                .locatedAll(List.of(job))
                .await()
                .indefinitely()
                .get(0);
    }

    private static JobDetails details(ApplicationRunner application, Job job) {
        return new JobDetails(job, application.answers.json(job), SettleCommand.service(job, application.providers));
    }

    /** The job as agents see it, and what only the operator sees. */
    static ObjectNode json(ApplicationRunner application, Job job) {
        ObjectNode json = application.answers.json(job);
        json.put("caller", job.request().owner().caller().name());
        json.set("arguments", job.request().arguments());
        return json;
    }
}
