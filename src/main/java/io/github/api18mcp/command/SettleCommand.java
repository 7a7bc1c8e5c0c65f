package io.github.api18mcp.command;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.job.journal.JournalUnavailableException;
import io.github.api18mcp.provider.Providers;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Records what a person found out about the money of a job with an unknown outcome, or about a wrong cost. */
@Command(
        name = "settle",
        description = "Records whether a job with an unknown outcome was charged; the service's dashboard shows it."
                + " A free job no longer counts against limits. The cost of any charged job can be corrected once."
                + " Works on the jobs of every caller.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 settled, 1 there is no such job in doubt, 2 bad arguments.")
final class SettleCommand implements Callable<Integer> {

    /** What the person found out. */
    enum Finding {
        CHARGED,
        FREE,
        COST
    }

    @Parameters(index = "0", paramLabel = "JOB", description = "The job_id.", converter = JobIdConverter.class)
    private JobId id;

    @Parameters(
            index = "1",
            paramLabel = "charged|free|cost",
            description = "What you found out. A charged job without a cost counts with its quote.")
    private Finding finding;

    @Parameters(index = "2", arity = "0..1", paramLabel = "USD", description = "The cost in dollars, such as 0.05.")
    private Optional<BigDecimal> usd = Optional.empty();

    @Override
    public Integer call() {
        Optional<Settlement> settlement = settlement();
        if (settlement.isEmpty()) {
            System.err.println("An amount above 0 is required after cost, and not allowed otherwise:"
                    + " settle JOB charged, settle JOB free or settle JOB cost 0.05");
            return ExitCode.BAD_ARGUMENTS;
        }
        return ApplicationRunner.run(application -> in(application, settlement.get()));
    }

    /** The command that settles a job, as text for people. */
    static String commandLine(JobId id) {
        return "api18-mcp settle " + id + " charged|free|cost USD";
    }

    /** The name of a job's service, as written in sentences. */
    static String service(Job job, Providers providers) {
        return providers
                .byName(job.request().provider())
                .map(provider -> provider.service().title())
                .orElse(job.request().provider());
    }

    private Optional<Settlement> settlement() {
        return switch (finding) {
            case CHARGED -> usd.isEmpty() ? Optional.of(Settlement.CHARGED) : Optional.empty();
            case FREE -> usd.isEmpty() ? Optional.of(Settlement.FREE) : Optional.empty();
            case COST ->
                usd.filter(amount -> amount.signum() > 0 && Usd.isAmount(amount))
                        .map(amount -> Settlement.cost(new Usd(amount)));
        };
    }

    private int in(ApplicationRunner application, Settlement settlement) {
        try {
            Optional<Job> settled =
                    application.journal.settle(id, settlement).await().indefinitely();
            if (settled.isPresent()) {
                System.out.println(id + " is settled: " + settlement.words() + ".");
                return ExitCode.SUCCESS;
            }
            System.err.println(application
                    .journal
                    .find(id)
                    .await()
                    .indefinitely()
                    .map(SettleCommand::whyNot)
                    .orElse("There is no job " + id + "."));
        } catch (JournalUnavailableException e) {
            System.err.println("The journal cannot be used: " + e.getMessage());
        }
        return ExitCode.FAILED;
    }

    private static String whyNot(Job job) {
        String id = job.id().value();
        if (!job.state().ended()) {
            return "%s has not ended (%s), so there is nothing to settle yet."
                    .formatted(id, job.status().word());
        }
        return job.state()
                .settlement()
                .map(settlement -> "%s is settled already: %s. Nothing was changed.".formatted(id, settlement.words()))
                .orElseGet(() -> "%s is not in doubt (%s, charged: %s). Nothing was changed."
                        .formatted(
                                id, job.status().word(), job.state().charged().word()));
    }
}
