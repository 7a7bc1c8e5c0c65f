package io.github.api18mcp.command;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Says what became of the money of a job of which nobody could tell. */
@Command(
        name = "settle",
        description = "Says whether a job was charged of which that was not known; the service's dashboard shows it."
                + " What was free no longer counts against limits.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 settled, 1 there is no such job in doubt.")
final class SettleCommand implements Callable<Integer> {

    /** What the person found out. */
    enum Finding {
        CHARGED(Charged.YES, "charged"),
        FREE(Charged.NO, "not charged");

        private final Charged charged;
        private final String words;

        Finding(Charged charged, String words) {
            this.charged = charged;
            this.words = words;
        }
    }

    @Parameters(index = "0", paramLabel = "JOB", description = "The job_id.", converter = Id.class)
    private JobId job;

    @Parameters(index = "1", paramLabel = "charged|free", description = "What you found out.")
    private Finding finding;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        try {
            Optional<Job> settled =
                    application.journal.settle(job, finding.charged).await().indefinitely();
            settled.ifPresentOrElse(
                    known -> System.out.println(job + " is settled: " + finding.words + "."),
                    () -> System.err.println(
                            "There is no job " + job + " of which it is not known whether it was charged."));
            return settled.isPresent() ? ExitCode.SUCCESS : ExitCode.FAILED;
        } catch (JournalUnavailableException e) {
            System.err.println("The journal cannot be used: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    static final class Id implements ITypeConverter<JobId> {
        @Override
        public JobId convert(String text) {
            return JobId.of(text).orElseThrow(() -> new TypeConversionException("'" + text + "' is no job id"));
        }
    }
}
