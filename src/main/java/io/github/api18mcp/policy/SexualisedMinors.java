package io.github.api18mcp.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The built-in rule: a minor and sexual content anywhere in the texts of one call. */
final class SexualisedMinors {

    static final List<String> LANGUAGES =
            List.of("ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "pl", "pt", "ru", "tr", "uk", "zh");

    private static final PolicyViolation REFUSAL = new PolicyViolation(
            "sexualised-minors",
            "Nothing was sent: the text names a minor together with nudity or sexual content, which this server always"
                    + " refuses; write it without any sexual content.");

    private final Vocabulary vocabulary;
    private final Ages ages;

    private SexualisedMinors(List<Language> languages) {
        this.vocabulary = new Vocabulary(languages);
        this.ages = new Ages(languages);
    }

    static SexualisedMinors rule() {
        return Loaded.RULE;
    }

    Optional<PolicyViolation> refuse(List<String> texts) {
        Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
        texts.stream().flatMap(TextVariant::of).forEach(reading -> meanings.addAll(vocabulary.meanings(reading)));
        boolean refused =
                meanings.contains(Meaning.SEXUAL) && (meanings.contains(Meaning.MINOR) || stateMinorAge(texts));
        return refused ? Optional.of(REFUSAL) : Optional.empty();
    }

    private boolean stateMinorAge(List<String> texts) {
        return texts.stream().map(TextVariant::plain).anyMatch(ages::stateMinor);
    }

    /** Loaded on first use, so that a process that only lists its tools does not pay for it. */
    private static final class Loaded {
        static final SexualisedMinors RULE =
                new SexualisedMinors(LANGUAGES.stream().map(Language::read).toList());
    }
}
