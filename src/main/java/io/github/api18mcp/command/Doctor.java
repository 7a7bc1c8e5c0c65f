package io.github.api18mcp.command;

import io.github.api18mcp.access.Mode;
import io.github.api18mcp.provider.Condition;
import io.github.api18mcp.provider.Provider;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Looks at everything that calls depend on and says what to do; spends nothing. */
@Command(
        name = "doctor",
        description =
                "Checks Java, keys, reachability, the data directory, the journal and the clock, and says what to do.",
        mixinStandardHelpOptions = true,
        footer = "Exit codes: 0 all is well, 1 something is not.")
final class Doctor implements Callable<Integer> {

    /** How a service looks from here. */
    private record Seen(Finding finding, Optional<Duration> clockOffset) {}

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    @Override
    public Integer call() {
        return InApplication.run(this::in);
    }

    private int in(InApplication application) {
        List<Seen> services = application.providers.all().stream()
                .map(provider -> look(provider, application))
                .toList();
        List<Finding> findings = Stream.of(
                        Stream.of(java(), mode(application), dataDirectory(application), catalog(application)),
                        new JournalFindings(application.journal).all(),
                        services.stream().map(Seen::finding),
                        services.stream()
                                .flatMap(seen -> seen.clockOffset().stream())
                                .map(Doctor::clock)
                                .limit(1))
                .flatMap(some -> some)
                .toList();
        findings.forEach(System.out::println);
        boolean well = findings.stream().allMatch(finding -> finding.health() == Finding.Health.WELL);
        return well ? ExitCode.FINE : ExitCode.FAILED;
    }

    private static Finding java() {
        return Finding.well("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    }

    private static Finding mode(InApplication application) {
        return application.mode == Mode.SANDBOX
                ? Finding.well(
                        "mode", "sandbox: everything is made on this machine, nothing is charged; set a key to go live")
                : Finding.well("mode", "live: calls cost money");
    }

    private static Finding dataDirectory(InApplication application) {
        Path path = application.dataDirectory.path();
        try {
            Files.delete(Files.createTempFile(application.dataDirectory.folder("outputs"), "doctor", ".txt"));
            return Finding.well("data", path.toString());
        } catch (IOException | ConfigurationException e) {
            return Finding.ill("data", path + " cannot be written (" + e.getMessage() + "); set API18MCP_DATA_DIR");
        }
    }

    private static Finding catalog(InApplication application) {
        return Finding.well("catalog", application.catalog.models().size() + " models");
    }

    /** A service without a key is not used, which is well unless none is. */
    private static Seen look(Provider provider, InApplication application) {
        String name = provider.service().title();
        if (provider.unusable().isPresent()) {
            String why = "not used: " + provider.unusable().get();
            boolean others = application.providers.all().stream()
                    .anyMatch(other -> other.unusable().isEmpty());
            return new Seen(others ? Finding.well(name, why) : Finding.ill(name, why), Optional.empty());
        }
        Condition condition = provider.condition().await().indefinitely();
        String where = application.mode == Mode.SANDBOX ? "on this machine: " : "";
        return new Seen(
                condition.state() == Condition.State.READY
                        ? Finding.well(name, where + condition.message())
                        : Finding.ill(name, where + condition.message()),
                condition.clockOffset());
    }

    private static Finding clock(Duration offset) {
        return offset.abs().compareTo(CLOCK_TOLERANCE) < 0
                ? Finding.well("clock", "agrees with the service's")
                : Finding.ill(
                        "clock", "differs from the service's by " + offset.abs().toSeconds() + " s; set it");
    }
}
