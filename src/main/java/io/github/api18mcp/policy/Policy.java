package io.github.api18mcp.policy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What is refused before anything is sent or paid for: text that sexualises minors, always, and whatever the operator's
 * own file adds ({@link PolicyConfig}).
 *
 * <p><b>This is a minimum, not a content filter.</b> The services behind this server apply no moderation, so it holds
 * one line that is never crossed, with word lists that anyone can read ({@code resources/policy}). A call is refused if
 * its texts name a minor and also name nudity or sexual content, in any of the languages listed there, through the
 * simplest disguises: look-alike letters, digits for letters, spaced-out letters, invisible characters.
 *
 * <p>Its limits: it does not understand meaning, so paraphrases, slang, code words, other languages and determined
 * evasion pass, and an innocent text that happens to contain both kinds of words is refused. It never sees an image,
 * neither an input nor an output. It covers no other harm. It does not replace moderation, age checks or what the law
 * requires of an operator.
 */
@Singleton
public class Policy {

    private final OperatorRules operatorRules;

    /** @throws DenyFileException if the operator's file cannot be used; its message is one line for the operator */
    @Inject
    public Policy(PolicyConfig config) {
        this.operatorRules = config.deny().map(OperatorRules::read).orElse(OperatorRules.NONE);
    }

    /**
     * Checks one call.
     *
     * @param texts all free texts of the call, checked together; without negative prompts, which name what to avoid
     * @return why the call must not be sent; empty if it may
     */
    public Optional<PolicyViolation> refuse(List<String> texts) {
        return SexualisedMinors.rule().refuse(texts).or(() -> operatorRules.refuse(texts));
    }
}
