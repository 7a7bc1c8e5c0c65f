package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Something that a service offers beside making things: free, and answered with the service's own JSON. */
public interface Lookup {

    /** How it presents itself to agents. */
    record Definition(String name, String title, String description, List<Parameter> parameters) {
        public Definition {
            parameters = List.copyOf(parameters);
        }
    }

    /** What came of asking. */
    sealed interface Result {

        /** As the service said it. */
        record Found(JsonNode json) implements Result {}

        /** The service said no, or was not reached. */
        record Unanswered(Submission.Declined why) implements Result {}
    }

    /** Whose name is {@link Service#name()}. */
    String service();

    Definition definition();

    /** Never fails. */
    Uni<Result> ask(Arguments arguments);
}
