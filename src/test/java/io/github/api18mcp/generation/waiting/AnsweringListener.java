package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.job.JobId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller who stays, answers every question in the same way, and records what it is told. */
public final class AnsweringListener implements CallListener {

    private final Consent consent;
    private final Optional<JobId> answered;
    private final List<ConfirmationRequest> questions = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    public AnsweringListener(Consent consent) {
        this(consent, Optional.empty());
    }

    private AnsweringListener(Consent consent, Optional<JobId> answered) {
        this.consent = consent;
        this.answered = answered;
    }

    /** Brings the answer to a question about this job with the call. */
    public static AnsweringListener about(JobId job, Consent consent) {
        return new AnsweringListener(consent, Optional.of(job));
    }

    public List<ConfirmationRequest> questions() {
        return questions;
    }

    public List<Progress> progress() {
        return progress;
    }

    @Override
    public Optional<JobId> answered() {
        return answered;
    }

    @Override
    public void progressed(Progress step) {
        progress.add(step);
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public Uni<Consent> confirm(ConfirmationRequest request) {
        questions.add(request);
        return Uni.createFrom().item(consent);
    }
}
