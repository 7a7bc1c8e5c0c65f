package io.github.api18mcp.generation.outputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.generation.outputs.ServedOutputs.Reference;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Understands addresses of this server in the arguments of a call: outputs that are to be inputs. */
@Singleton
public class ServedInputs {

    /** No model takes more inputs, and each is looked up in the journal. */
    private static final int MOST = 20;

    private final ServedOutputs served;
    private final Journal journal;

    ServedInputs(ServedOutputs served, Journal journal) {
        this.served = served;
        this.journal = journal;
    }

    /**
     * The same arguments, with the address that the service gave in place of each of ours, because that one means something to the
     * service. Addresses of outputs that this owner does not have stay as they are. Never fails.
     */
    public Uni<JsonNode> understood(Owner owner, JsonNode arguments) {
        Set<String> own = new TreeSet<>();
        collect(arguments, own);
        return own.isEmpty()
                ? Uni.createFrom().item(arguments)
                : Multi.createFrom()
                        .iterable(own)
                        .onItem()
                        .transformToUniAndConcatenate(
                                address -> original(owner, address).map(url -> Map.entry(address, url.orElse(address))))
                        .collect()
                        .asMap(Map.Entry::getKey, Map.Entry::getValue)
                        .map(originals -> replaced(arguments, new TreeMap<>(originals)))
                        .onFailure()
                        .recoverWithItem(arguments);
    }

    private void collect(JsonNode value, Set<String> own) {
        if (own.size() < MOST
                && value.isTextual()
                && served.reference(value.textValue()).isPresent()) {
            own.add(value.textValue());
        }
        value.forEach(child -> collect(child, own));
    }

    private Uni<Optional<String>> original(Owner owner, String address) {
        Reference reference = served.reference(address).orElseThrow();
        return journal.find(owner, reference.job()).map(found -> found.flatMap(
                        job -> outputs(job).skip(reference.number() - 1L).findFirst())
                .map(output -> output.url().toString()));
    }

    private static Stream<Output> outputs(Job job) {
        return job.state() instanceof Completed completed ? completed.outputs().stream() : Stream.empty();
    }

    private static JsonNode replaced(JsonNode value, Map<String, String> originals) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), replaced(field.getValue(), originals)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(replaced(element, originals)));
            return copy;
        }
        return value.isTextual() && originals.containsKey(value.textValue())
                ? JsonNodeFactory.instance.textNode(originals.get(value.textValue()))
                : value;
    }
}
