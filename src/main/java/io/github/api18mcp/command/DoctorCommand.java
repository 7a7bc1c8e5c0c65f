package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.TokensFile;
import io.github.api18mcp.job.Limit.Unit;
import io.github.api18mcp.media.ByteCount;
import io.github.api18mcp.media.DownloadFolder.Usage;
import io.github.api18mcp.platform.DataDirectory;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks everything that calls depend on and says what to do. Spends nothing. */
@Command(
        name = "doctor",
        description =
                "Checks Java, keys, reachability, limits, tokens, the data directory, the journal and the clock, and says"
                        + " what to do. Spends nothing.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 all is well, or only warnings; 1 something is not.")
final class DoctorCommand implements Callable<Integer> {

    /** Checks one service. */
    private record ServiceCheck(CheckResult finding, Optional<Duration> clockOffset) {}

    private static final double NEARLY_FULL = 0.95;

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "json: {ok, checks: [{subject, status, message}]}; status is ok, warning or error.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() {
        return ApplicationRunner.run(this::in);
    }

    private int in(ApplicationRunner application) {
        List<ServiceCheck> services = application.providers.all().stream()
                .map(provider -> look(provider, application))
                .toList();
        List<CheckResult> findings = Stream.of(
                        Stream.of(
                                java(),
                                mode(application),
                                limits(application),
                                callers(application),
                                dataDirectory(application),
                                outputs(application),
                                catalog(application)),
                        new JournalDiagnosis(application.journal, application.providers, application.mode).all(),
                        services.stream().map(ServiceCheck::finding),
                        services.stream()
                                .flatMap(seen -> seen.clockOffset().stream())
                                .map(DoctorCommand::clock)
                                .limit(1))
                .flatMap(some -> some)
                .toList();
        boolean well = findings.stream().noneMatch(finding -> finding.condition() == CheckResult.Condition.ILL);
        System.out.println(output == OutputFormat.JSON ? json(application, findings, well) : text(findings));
        return well ? ExitCode.SUCCESS : ExitCode.FAILED;
    }

    private static String text(List<CheckResult> findings) {
        Colour colour = Colour.ofOutput();
        return WordWrap.ofOutput()
                .of(findings.stream().map(finding -> finding.line(colour)).collect(Collectors.joining("\n")));
    }

    private static String json(ApplicationRunner application, List<CheckResult> findings, boolean well) {
        ObjectNode json = application.mapper.createObjectNode().put("ok", well);
        ArrayNode checks = json.putArray("checks");
        findings.forEach(finding -> checks.addObject()
                .put("subject", finding.subject())
                .put("status", finding.condition().word())
                .put("message", finding.message()));
        return json.toPrettyString();
    }

    private static CheckResult limits(ApplicationRunner application) {
        boolean dollars = application.budget.limits().keySet().stream().anyMatch(limit -> limit.unit() == Unit.USD);
        return application.mode == Mode.LIVE && !dollars
                ? CheckResult.warning(
                        "limits", "nothing limits what is spent; set API18MCP_BUDGET_PER_DAY_USD, for example to 10")
                : CheckResult.well("limits", LimitsText.of(application.budget));
    }

    /** Who may call a server; a server that reads a broken file does not start. */
    private static CheckResult callers(ApplicationRunner application) {
        Optional<Path> file = application.access.tokensFile();
        if (file.isEmpty()) {
            return application.access.anonymous()
                    ? CheckResult.warning("callers", "anybody who reaches the port of serve may call")
                    : CheckResult.well("callers", "serve is open to this machine alone; add tokens for others");
        }
        try {
            List<String> names = new TokensFile(file.get()).names();
            return names.isEmpty()
                    ? CheckResult.ill("callers", file.get() + " has no token; add one: api18-mcp token add NAME")
                    : CheckResult.well("callers", names.stream().distinct().collect(Collectors.joining(", ")));
        } catch (ConfigurationException e) {
            return CheckResult.ill("callers", e.getMessage());
        }
    }

    private static CheckResult java() {
        return CheckResult.well("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    private static CheckResult mode(ApplicationRunner application) {
        return application.mode == Mode.SANDBOX
                ? CheckResult.well(
                        "mode",
                        "sandbox: everything is generated on this machine, nothing is charged; set a key to go live")
                : CheckResult.well("mode", "live: calls cost money");
    }

    private static CheckResult dataDirectory(ApplicationRunner application) {
        Path path = application.dataDirectory.path();
        try {
            Files.delete(Files.createTempFile(application.dataDirectory.folder("outputs"), "doctor", ".txt"));
            return CheckResult.well("data", path.toString());
        } catch (IOException | ConfigurationException e) {
            return CheckResult.ill("data", path + " cannot be written (" + e.getMessage() + "); set API18MCP_DATA_DIR");
        }
    }

    /** Where outputs are saved. That old ones are removed must not surprise anybody. */
    private static CheckResult outputs(ApplicationRunner application) {
        Optional<Path> folder = application.downloads.path();
        if (folder.isEmpty()) {
            return CheckResult.well("outputs", "not saved, because API18MCP_DOWNLOAD_DIR is off");
        }
        Usage usage = application.downloads.usage();
        String words = "%s: %d files, %s of %s; beyond that the oldest are removed"
                .formatted(folder.get(), usage.files(), ByteCount.words(usage.bytes()), ByteCount.words(usage.max()));
        try {
            Files.delete(Files.createTempFile(DataDirectory.made(folder.get()), "doctor", ".txt"));
        } catch (IOException | ConfigurationException e) {
            return CheckResult.warning(
                    "outputs",
                    folder.get() + " cannot be written (" + e.getMessage()
                            + "); set API18MCP_DOWNLOAD_DIR, or free space");
        }
        return usage.bytes() > usage.max() * NEARLY_FULL
                ? CheckResult.warning("outputs", words + "; raise API18MCP_DOWNLOAD_MAX to keep them")
                : CheckResult.well("outputs", words);
    }

    private static CheckResult catalog(ApplicationRunner application) {
        return CheckResult.well("catalog", application.catalog.models().size() + " models");
    }

    /** A service without a key is not used. That is fine unless it is true of all services. */
    private static ServiceCheck look(Provider provider, ApplicationRunner application) {
        String name = provider.service().title();
        if (provider.unusable().isPresent()) {
            String why = "not used: " + provider.unusable().get();
            boolean others = application.providers.all().stream()
                    .anyMatch(other -> other.unusable().isEmpty());
            return new ServiceCheck(
                    others ? CheckResult.well(name, why) : CheckResult.ill(name, why), Optional.empty());
        }
        ProviderHealth condition = provider.checkHealth().await().indefinitely();
        String where = application.mode == Mode.SANDBOX ? "on this machine: " : "";
        return new ServiceCheck(
                condition.state() == ProviderHealth.State.READY
                        ? CheckResult.well(name, where + condition.message())
                        : CheckResult.ill(name, where + condition.message()),
                condition.clockOffset());
    }

    private static CheckResult clock(Duration offset) {
        return offset.abs().compareTo(CLOCK_TOLERANCE) < 0
                ? CheckResult.well("clock", "agrees with the service's clock")
                : CheckResult.ill(
                        "clock",
                        "differs from the service's clock by " + offset.abs().toSeconds() + " s; set it");
    }
}
