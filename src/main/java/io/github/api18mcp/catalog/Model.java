package io.github.api18mcp.catalog;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that can be made: a model of a service, as its documents describe it.
 *
 * @param id the service's own name of it, {@code hera-1.0-text-to-image}
 * @param provider the service that runs it, {@code api18}
 * @param typical how long a job usually takes; our estimate, for no service documents it
 * @param parameters in documented order
 */
public record Model(
        String id,
        String provider,
        String family,
        String title,
        String description,
        OutputKind output,
        Price price,
        Duration typical,
        List<Parameter> parameters) {

    private static final int LONGEST_TOOL_NAME = 48;

    public Model {
        if (id.isBlank() || id.length() > LONGEST_TOOL_NAME) {
            throw new IllegalArgumentException("an id has 1 to " + LONGEST_TOOL_NAME + " characters");
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

    /** The name of its tool: the id, every character that clients do not accept in a name turned to {@code _}. */
    public String tool() {
        return id.replaceAll("[^a-zA-Z0-9_]", "_");
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
