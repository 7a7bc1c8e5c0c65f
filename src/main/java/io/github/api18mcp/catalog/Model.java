package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model of a service, as its documents describe it.
 *
 * @param id the service's id of the model, such as {@code hera-1.0-text-to-image}
 * @param provider the service that runs it, such as {@code api18}
 * @param bestFor what an agent should choose it for, as far as the documents say
 * @param typical how long a job usually takes; our estimate, because no service documents it
 * @param parameters in documented order
 */
public record Model(
        String id,
        String provider,
        String family,
        String title,
        String description,
        Optional<String> bestFor,
        OutputKind output,
        Price price,
        Duration typical,
        List<Parameter> parameters) {

    /** Ids that can be turned into a tool name that every client accepts. */
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,48}");

    public Model {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id is 1 to 48 letters, digits, dots, dashes and underscores");
        }
        if (typical.isNegative() || typical.isZero()) {
            throw new IllegalArgumentException("typical_seconds must be above 0");
        }
        parameters = List.copyOf(parameters);
        Set<String> names = new HashSet<>();
        parameters.forEach(parameter -> {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " is described twice");
            }
        });
        price.requireDefinedFor(parameters);
    }

    /** The name of its tool: the id, with every character that clients do not accept replaced by {@code _}. */
    public String tool() {
        return id.replaceAll("[^a-zA-Z0-9_]", "_");
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** The price of a call with its defaults; empty if there is none in dollars, or if it depends on a value without a default. */
    public Optional<Usd> defaultPrice() {
        boolean undecided = parameters.stream()
                .anyMatch(parameter ->
                        parameter.required() && (parameter instanceof Choice || parameter instanceof WholeNumber));
        return undecided ? Optional.empty() : price.of(Arguments.none(parameters));
    }

    /** Whether every call needs an image to start from. */
    public boolean needsImage() {
        return parameters.stream()
                .anyMatch(parameter ->
                        parameter.required() && (parameter instanceof MediaUrl || parameter instanceof MediaUrls));
    }
}
