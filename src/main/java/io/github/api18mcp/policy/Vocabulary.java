package io.github.api18mcp.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words for minors and for sexual content in all languages, and the innocent phrases that contain them. */
final class Vocabulary {

    private final TermTrie<Meaning> terms = new TermTrie<>();

    Vocabulary(List<Language> languages) {
        languages.forEach(this::add);
    }

    /** The meanings in a text. All terms that start at one position count, unless the longest of them is innocent. */
    Set<Meaning> meanings(TextVariant reading) {
        Set<Meaning> found = EnumSet.noneOf(Meaning.class);
        int index = 0;
        while (index < reading.text().length()) {
            List<TermTrie.Match<Meaning>> matches = matchesAt(index, reading);
            index++;
            if (!matches.isEmpty()) {
                TermTrie.Match<Meaning> longest = matches.get(matches.size() - 1);
                if (longest.value() == Meaning.INNOCENT) {
                    index = longest.end();
                } else {
                    matches.forEach(match -> found.add(match.value()));
                }
            }
        }
        return found;
    }

    private List<TermTrie.Match<Meaning>> matchesAt(int start, TextVariant reading) {
        return terms.matchesAt(start, reading).stream()
                // Words that merely follow each other in a list of keywords do not form an innocent phrase.
                .filter(match -> match.value() != Meaning.INNOCENT || !reading.hasBreak(start, match.end()))
                .toList();
    }

    private void add(Language language) {
        add(language, Meaning.MINOR, language.minor());
        add(language, Meaning.SEXUAL, language.sexual());
        add(language, Meaning.INNOCENT, language.innocent());
    }

    private void add(Language language, Meaning meaning, List<String> entries) {
        List<String> prefixes =
                Stream.concat(Stream.of(""), language.prefixes().stream()).toList();
        entries.stream()
                .flatMap(Term::of)
                .forEach(term -> prefixes.forEach(prefix -> terms.add(term.after(prefix), meaning)));
    }
}
