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
 * Words in a prompt that make the sandbox simulate a failure, so that every failure can be tried without paying for it. Only
 * whole words count. A prompt may contain several; the first in this list that fails the request decides the response.
 */
public enum TriggerWord {
    UNAUTHORIZED("#401", "401 invalid_api_key"),
    NO_BALANCE("#402", "402 insufficient_balance"),
    PROMO_BALANCE("#402-promo", "402 paid_balance_required"),
    NO_MODEL("#404", "404 model_not_found"),
    INVALID("#400", "400 invalid_request with details"),
    RATE_LIMITED_ONCE("#429", "429 with Retry-After: 1 at the first attempt; the second is accepted"),
    RATE_LIMITED("#429-always", "429 with Retry-After: 1 at every attempt"),
    BROKEN("#500", "an HTML 500, so it is unknown whether a job was created"),
    UNAVAILABLE_ONCE("#502", "502 generation_unavailable at the first attempt; the second is accepted"),
    UNAVAILABLE("#502-always", "502 generation_unavailable at every attempt"),
    BAD_GATEWAY("#502-html", "an HTML 502, so it is unknown whether a job was created"),

    CUT("#cut", "a job is created, but the connection is closed without a response"),
    GARBAGE("#garbage", "a job is created, but the response is a 200 that is not JSON"),

    SLOW("#slow", "the job takes ten times as long"),
    NEVER("#never", "the job never ends"),
    FAIL("#fail", "the job fails and costs nothing"),
    EMPTY("#empty", "the job completes without an output"),

    POLL_BROKEN("#poll-500", "every second poll, starting with the first, returns an HTML 500"),
    GONE("#gone", "every poll returns 404 job_not_found");

    private static final Pattern WORD = Pattern.compile("(?<![\\w#-])#\\w+(?:-\\w+)*(?![\\w-])");
    private static final Map<String, TriggerWord> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(TriggerWord::word, Function.identity()));

    private final String word;
    private final String effect;

    TriggerWord(String word, String effect) {
        this.word = word;
        this.effect = effect;
    }

    /** The word as written in a prompt. */
    public String word() {
        return word;
    }

    /** A description for the documentation. */
    public String effect() {
        return effect;
    }

    /** Whether the word fails only the first of two equal requests. */
    boolean isTransient() {
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
