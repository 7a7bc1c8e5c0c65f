package io.github.api18mcp.sandbox;

import java.util.Collections;
import java.util.Set;

/** Says yes at the first asking, no at the second, and so on: for each thing it is asked about by itself. */
final class Alternation {

    private final Set<Object> saidYes = Collections.newSetFromMap(new BoundedMap<>(10_000));

    boolean yes(Object thing) {
        return saidYes.add(thing) || !saidYes.remove(thing);
    }
}
