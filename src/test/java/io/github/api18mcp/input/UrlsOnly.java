package io.github.api18mcp.input;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A live server that has no place to host images. */
public final class UrlsOnly {

    private UrlsOnly() {}

    private record NoBucket() implements BucketConfig {
        @Override
        public Optional<URI> endpoint() {
            return Optional.empty();
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.empty();
        }
    }

    /** An output as the journal has it. */
    static Uni<Optional<Output>> recorded(Job job, int number) {
        return Uni.createFrom()
                .item(((Completed) job.state())
                        .outputs().stream().skip(number - 1L).findFirst());
    }

    public static InputImages images(Journal journal, Providers providers, Clock clock) {
        JobOutputs outputs = new JobOutputs(journal, UrlsOnly::recorded, providers, clock);
        return new InputImages(
                journal,
                outputs,
                new ImageHosts(Mode.LIVE, null, new NoBucket(), Optional::empty, journal, null),
                new ImageImports(journal, new ImageExecutor(), outputs, null, providers, null),
                Optional.empty());
    }
}
