package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.provider.Report;
import java.time.Duration;
import java.util.Optional;

/** What has to be done after a transition of {@link JobLifecycle}. */
sealed interface Effect {

    void execute(Executor executor);

    /** Carries out each kind of effect. */
    interface Executor {

        void submit();

        void write(Write write);

        void poll(String providerJobId);

        void pollLater(Duration delay);

        void cancelNextPoll();

        void announceEnd(Job job);
    }

    /** Sends the paid request; at most once in the life of a job. */
    record Submit() implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.submit();
        }
    }

    /**
     * Writes the job to the journal.
     *
     * @param unread the service's report, to be read once the job is written
     */
    record Write(Job job, Optional<Report> unread) implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.write(this);
        }
    }

    /** Asks the service how the job stands. */
    record Poll(String providerJobId) implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.poll(providerJobId);
        }
    }

    record PollLater(Duration delay) implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.pollLater(delay);
        }
    }

    record CancelNextPoll() implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.cancelNextPoll();
        }
    }

    /** Tells the log and the metrics how the job ended. */
    record AnnounceEnd(Job job) implements Effect {
        @Override
        public void execute(Executor executor) {
            executor.announceEnd(job);
        }
    }
}
