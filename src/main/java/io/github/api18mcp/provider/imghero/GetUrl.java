package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.provider.Lookup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;

/** One page of the account. */
@Singleton
class GetUrl implements Lookup {

    private static final Definition DEFINITION = new Definition(
            "imghero_get_url",
            "Get an imghero page",
            "Gives one page that imghero made pictures for, with all its pictures. Free.",
            List.of(new Text("url_id", "The url_id that imghero_search_urls names.", true, OptionalInt.empty())));

    private final Imghero imghero;
    private final Looking looking;

    GetUrl(Imghero imghero, Looking looking) {
        this.imghero = imghero;
        this.looking = looking;
    }

    @Override
    public String service() {
        return Imghero.SERVICE.name();
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Uni<Answer> ask(Arguments arguments) {
        return looking.answer(() -> imghero.url(arguments.word("url_id")));
    }
}
