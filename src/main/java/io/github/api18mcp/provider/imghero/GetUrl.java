package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Looks up one page of the account. */
@Singleton
class GetUrl implements Lookup {

    private static final Definition DEFINITION = new Definition(
            "imghero_get_url",
            "Get an imghero page",
            "Returns one page that imghero made pictures for, with all its pictures. Free.",
            List.of(new Text(
                    "url_id", "The url_id of the page, from imghero_search_urls.", true, OptionalInt.empty())));

    /** Only characters that cannot leave their segment of the path. */
    private static final Pattern ID = Pattern.compile("[\\w-]{1,200}");

    private static final Declined INVALID_ID = new Declined(
            DeclineReason.INVALID_REQUEST, Optional.empty(), "a url_id consists of letters, digits, _ and -");

    private final ImgheroClient imghero;
    private final LookupClient lookups;

    GetUrl(ImgheroClient imghero, LookupClient lookups) {
        this.imghero = imghero;
        this.lookups = lookups;
    }

    @Override
    public String service() {
        return ImgheroClient.SERVICE.name();
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Uni<Result> ask(Arguments arguments) {
        String id = arguments.word("url_id");
        return ID.matcher(id).matches()
                ? lookups.send(() -> imghero.url(id))
                : Uni.createFrom().item(new Result.Unanswered(INVALID_ID));
    }
}
