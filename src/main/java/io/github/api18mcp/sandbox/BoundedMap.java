package io.github.api18mcp.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of limited size. When it is full, a new entry replaces the oldest. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private final int maxSize;

    BoundedMap(int maxSize) {
        this.maxSize = maxSize;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxSize;
    }
}
