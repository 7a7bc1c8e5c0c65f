package io.github.api18mcp.policy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What is refused before anything is sent or paid for: text that sexualises minors, always, and whatever else the
 * operator's own file names ({@link PolicyConfig}).
 *
 * <p><b>This is a floor and not a filter.</b> The services behind this server apply no moderation, so it holds the one
 * line that is never crossed, with word lists anyone can read ({@code resources/policy}). A call is refused when its texts
 * name a minor and also name nudity or sexual content, in any of the languages listed there, through the plainest
 * disguises: look-alike letters, digits for letters, spaced-out letters, invisible characters.
 *
 * <p>What it does not do: it understands no meaning, so paraphrase, slang, code words, other languages and determined
 * evasion pass, and an innocent text that happens to hold both kinds of words is refused. It never sees a picture, neither
 * one given by URL nor one generated. It covers no other harm. It is no substitute for moderation, for age checks or for what
 * the law asks of an operator.
 */
@Singleton
public class Policy {

    private final OperatorRules operatorRules;

    /** @throws DenyFileException when the operator's file cannot be used; its message is one line made to be shown */
    @Inject
    Policy(PolicyConfig config) {
        this.operatorRules = config.deny().map(OperatorRules::read).orElse(OperatorRules.NONE);
    }

    /**
     * Judges one call.
     *
     * @param texts every free text of the call, judged together; not a negative prompt, which names what to avoid
     * @return why the call must not be sent, or empty when nothing here speaks against it
     */
    public Optional<PolicyViolation> refuse(List<String> texts) {
        return SexualisedMinors.rule().refuse(texts).or(() -> operatorRules.refuse(texts));
    }
}
