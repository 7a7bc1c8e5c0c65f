package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.JobObject;
import io.github.api18mcp.provider.JobStatusWord;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Refusal;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response of imghero, and what it says about the picture and the balance. */
record ImgheroAnswer(ServiceResponse response) {

    private static final List<String> ID_NAMES = List.of("url_id", "urlId", "id");
    private static final Pattern ADDRESS = Pattern.compile(".*/img/([\\w-]+)/?(?:[?#].*)?");

    /** @param existing the pictures that the page had before the request */
    Submission submission(Collection<ImgheroPicture> existing) {
        JobObject page = JobObject.of(response.body(), ID_NAMES);
        JobStatusWord status = JobStatusWord.of(page.fields());
        Optional<ProviderJob> named = urlId(page)
                .map(urlId -> new ProviderJob(
                        ImgheroJobId.of(urlId, existing).toString(),
                        status == JobStatusWord.FAILED
                                ? ImgheroPicture.failed(page.fields())
                                : new Report.InProgress()));
        return named.filter(accepted -> response.isSuccess())
                .<Submission>map(Submission.Accepted::new)
                .orElseGet(() ->
                        Refusal.of(response).submission(ImgheroAnswer::reason, named.filter(it -> status.isKnown())));
    }

    /** The id of the page, which is also the end of its picture's address. */
    private static Optional<String> urlId(JobObject page) {
        return page.id().or(() -> page.fields().text("image_url").flatMap(ImgheroAnswer::last));
    }

    private static Optional<String> last(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Why the service declined and charged nothing; empty if it may have charged. */
    Optional<Declined> declined() {
        return Refusal.of(response).declined(ImgheroAnswer::reason);
    }

    private static Optional<DeclineReason> reason(ServiceResponse response) {
        return response.status() == 403 && !response.isBlocked()
                ? Optional.of(DeclineReason.PAID_BALANCE_REQUIRED)
                : response.declineReason();
    }
}
