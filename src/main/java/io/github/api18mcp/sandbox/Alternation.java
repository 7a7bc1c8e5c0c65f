package io.github.api18mcp.sandbox;

import java.util.Collections;
import java.util.Set;

/** Makes every second attempt fail: the first attempt with a key fails, the second succeeds, the third fails again. */
final class Alternation {

    private static final int MAX_KEYS = 10_000;

    private final Set<Object> lastFailed = Collections.newSetFromMap(new BoundedMap<>(MAX_KEYS));

    boolean nextFails(Object key) {
        return lastFailed.add(key) || !lastFailed.remove(key);
    }
}
