package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Bounds;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import io.github.api18mcp.provider.Lookup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Searches the pages of the account. */
@Singleton
class SearchUrls implements Lookup {

    private static final Definition DEFINITION = new Definition(
            "imghero_search_urls",
            "Search imghero pages",
            "Lists the pages that imghero made pictures for, with all their pictures. Free.",
            List.of(
                    new Text("q", "Words in the page's URL or title.", false, OptionalInt.empty()),
                    new WholeNumber(
                            "limit",
                            "Maximum number of pages.",
                            false,
                            new Bounds.Range(1, ImgheroClient.MAX_LIMIT),
                            Optional.of(20L)),
                    new WholeNumber(
                            "offset",
                            "Number of pages to skip.",
                            false,
                            new Bounds.Range(0, Bounds.UNDOCUMENTED.max()),
                            Optional.of(0L))));

    private final ImgheroClient imghero;
    private final LookupClient lookups;

    SearchUrls(ImgheroClient imghero, LookupClient lookups) {
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
        return lookups.send(() -> imghero.urls(
                arguments.givenText("q"), arguments.givenNumber("limit"), arguments.givenNumber("offset")));
    }
}
