package io.github.api18mcp.sandbox;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that make the sandbox fail when a prompt contains them, so that every failure can be seen without paying for it.
 * They count only as whole words, several of them all count, and a refusal earlier in this list comes first.
 */
public enum TriggerWord {
    UNAUTHORIZED("#401", "401 invalid_api_key"),
    NO_BALANCE("#402", "402 insufficient_balance"),
    PROMO_BALANCE("#402-promo", "402 paid_balance_required"),
    NO_MODEL("#404", "404 model_not_found"),
    INVALID("#400", "400 invalid_request with details"),
    RATE_LIMITED_ONCE("#429", "429 with Retry-After: 1 at the first attempt, then it goes on"),
    RATE_LIMITED("#429-always", "429 with Retry-After: 1 at every attempt"),
    BROKEN("#500", "an HTML 500: nobody can tell whether a job was made"),
    UNAVAILABLE_ONCE("#502", "502 generation_unavailable at the first attempt, then it goes on"),
    UNAVAILABLE("#502-always", "502 generation_unavailable at every attempt"),
    BAD_GATEWAY("#502-html", "an HTML 502: nobody can tell whether a job was made"),

    CUT("#cut", "a job is made, but the connection is closed without an answer"),
    GARBAGE("#garbage", "a job is made, but the answer is a 200 that is no JSON"),

    SLOW("#slow", "the job takes ten times as long"),
    NEVER("#never", "the job stays processing"),
    FAIL("#fail", "the job ends failed and costs nothing"),
    EMPTY("#empty", "the job completes without an output"),

    POLL_BROKEN("#poll-500", "every second poll, from the first on, answers an HTML 500"),
    GONE("#gone", "every poll answers 404 job_not_found");

    private static final Pattern WORD = Pattern.compile("(?<![\\w#-])#\\w+(?:-\\w+)*(?![\\w-])");
    private static final Map<String, TriggerWord> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(TriggerWord::word, Function.identity()));

    private final String word;
    private final String effect;

    TriggerWord(String word, String effect) {
        this.word = word;
        this.effect = effect;
    }

    /** As it stands in a prompt. */
    public String word() {
        return word;
    }

    /** What happens, for people. */
    public String effect() {
        return effect;
    }

    /** Whether it stands in the way of every other attempt only. */
    boolean isPassing() {
        return this == RATE_LIMITED_ONCE || this == UNAVAILABLE_ONCE;
    }

    static Set<TriggerWord> in(String prompt) {
        Set<TriggerWord> found = EnumSet.noneOf(TriggerWord.class);
        for (Matcher matcher = WORD.matcher(prompt); matcher.find(); ) {
            Optional.ofNullable(BY_WORD.get(matcher.group())).ifPresent(found::add);
        }
        return Collections.unmodifiableSet(found);
    }
}
