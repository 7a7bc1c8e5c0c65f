package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Parameter;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** A free query that a service offers beside generation, answered with the service's own JSON. */
public interface Lookup {

    /** How the lookup is presented to agents. */
    record Definition(String name, String title, String description, List<Parameter> parameters) {
        public Definition {
            parameters = List.copyOf(parameters);
        }
    }

    /** What the service answered. */
    sealed interface Result {

        <T> T fold(Function<Found, T> found, Function<Unanswered, T> unanswered);

        /** The service's own JSON. */
        record Found(JsonNode json) implements Result {
            @Override
            public <T> T fold(Function<Found, T> found, Function<Unanswered, T> unanswered) {
                return found.apply(this);
            }
        }

        /** The service said no, or was not reached. */
        record Unanswered(Submission.Declined declined) implements Result {
            @Override
            public <T> T fold(Function<Found, T> found, Function<Unanswered, T> unanswered) {
                return unanswered.apply(this);
            }
        }
    }

    /** The {@link Service#name()} of the service that is queried. */
    String service();

    Definition definition();

    /** Sends the query. Never fails. */
    Uni<Result> ask(Arguments arguments);
}
