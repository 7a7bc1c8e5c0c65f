package io.github.api18mcp.input;

import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import java.time.Clock;
import java.util.Optional;

/** A live server that has no place to host images. */
public final class UrlsOnly {

    private UrlsOnly() {}

    public static InputImages images(Journal journal, Providers providers, Clock clock) {
        return new InputImages(
                journal,
                new JobOutputs(journal, providers, clock),
                new ImageHosts(Mode.LIVE, null, Optional::empty, journal),
                new ImageExecutor());
    }
}
