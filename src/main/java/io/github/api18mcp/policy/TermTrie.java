package io.github.api18mcp.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trie of terms: a text is read once, however many terms there are.
 *
 * @param <V> what a term stands for
 */
final class TermTrie<V> {

    /** A term found in a text, ending before {@code end}. */
    record Match<V>(int end, V value) {}

    private final Node<V> root = new Node<>();

    void add(Term term, V value) {
        Node<V> node = root;
        for (char c : term.letters().toCharArray()) {
            node = node.next.computeIfAbsent(c, missing -> new Node<>());
        }
        node.closing.add(value);
        if (term.ending() == Term.Ending.OPEN) {
            node.open.add(value);
        }
    }

    /** All terms that start at this position, the shortest first. */
    List<Match<V>> matchesAt(int start, TextVariant reading) {
        if (!reading.hasEdgeAt(start)) {
            return List.of();
        }
        List<Match<V>> matches = new ArrayList<>(0);
        Node<V> node = root;
        for (int end = start + 1; end <= reading.text().length(); end++) {
            Optional<Node<V>> next = node.after(reading.text().charAt(end - 1));
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
            for (V value : node.values(end, reading)) {
                matches.add(new Match<>(end, value));
            }
        }
        return matches;
    }

    private static final class Node<V> {

        private final Map<Character, Node<V>> next = new HashMap<>(2);
        private final List<V> closing = new ArrayList<>(0);
        private final List<V> open = new ArrayList<>(0);

        Optional<Node<V>> after(char c) {
            return Optional.ofNullable(next.get(c == Spelling.BREAK ? Spelling.SPACE : c));
        }

        List<V> values(int end, TextVariant reading) {
            return closing.isEmpty() || reading.hasEdgeAt(end) ? closing : open;
        }
    }
}
