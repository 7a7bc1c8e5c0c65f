package io.github.api18mcp.foreign;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A connected client of another project. */
interface ForeignClient extends AutoCloseable {

    /**
     * What the client passes on to its agent.
     *
     * @param structured empty if the client drops it
     */
    record Answer(String text, Map<?, ?> structured, long links) {

        /** The parts in words. */
        String parts() {
            return Stream.of(
                            text.isEmpty() ? "" : "text",
                            structured.isEmpty() ? "" : "structured",
                            links == 0 ? "" : "link")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    /** The names of the tools. */
    List<String> list();

    Answer call(String tool, Map<String, Object> arguments);

    @Override
    void close();

    /** How to make clients of one library. */
    interface Library {

        String name();

        String version();

        /** The parts of an answer that its clients pass on, in words. */
        String parts(Transport transport);

        Cancellation cancellation();

        ForeignClient connect(Transport transport, ServerAddress server, Duration timeout);
    }

    /** How a client tells the server that nobody waits for a call any more. */
    enum Cancellation {
        /** It cancels a call that takes longer than its timeout. */
        BY_TIMEOUT("yes"),
        /** After a timeout it only stops waiting itself. */
        BY_CLOSING("by closing");

        private final String words;

        Cancellation(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
