package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.Property;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.waiting.ConfirmationRequest.Reason;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state that a client returns is worth nothing unless it was given to this caller for this call. */
class ConfirmationStateTest {

    private static final byte[] KEY = "a key that all replicas share...".getBytes();
    private static final Owner ANN = new Owner(new Caller("ann"), Mode.LIVE);
    private static final JsonNode ARGUMENTS = json("{'prompt': 'a cat', 'options': {'a': 1, 'b': [1, 2]}}");
    private static final CallSignature CALL = new CallSignature(KEY, ANN, "draw", ARGUMENTS);

    private final ConfirmationState state = new ConfirmationState(
            UUID.randomUUID().toString(),
            JobId.fresh(),
            Reason.ABOVE_THRESHOLD,
            Usd.of("0.504"),
            Instant.ofEpochMilli(1_795_000_000_000L));

    @Test
    void comes_back_as_it_was_given() {
        assertThat(ConfirmationState.verified(state.signed(CALL), CALL)).contains(state);
    }

    @Test
    void arguments_may_come_back_in_another_order() {
        CallSignature reordered =
                new CallSignature(KEY, ANN, "draw", json("{'options': {'b': [1, 2], 'a': 1}, 'prompt': 'a cat'}"));

        assertThat(ConfirmationState.verified(state.signed(CALL), reordered)).contains(state);
    }

    @Test
    void no_changed_text_is_accepted() {
        String text = state.signed(CALL);
        Property.check(
                2000,
                random -> {
                    StringBuilder changed = new StringBuilder(text);
                    int at = random.nextInt(text.length());
                    switch (random.nextInt(3)) {
                        case 0 ->
                            changed.setCharAt(
                                    at,
                                    Property.text(random, "0123456789abcXYZ-_.", 1)
                                            .charAt(0));
                        case 1 -> changed.deleteCharAt(at);
                        default -> changed.insert(at, Property.text(random, "0123456789abcXYZ-_.", 1));
                    }
                    return changed.toString();
                },
                changed -> assertThat(changed.equals(text)
                                || ConfirmationState.verified(changed, CALL).isEmpty())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "......", "null", "{}", "AAAA", "a.b.c.d.e.f"})
    void no_other_text_is_accepted(String text) {
        assertThat(ConfirmationState.verified(text, CALL)).isEmpty();
    }

    @Test
    void nothing_of_the_call_may_differ() {
        String text = state.signed(CALL);

        assertThat(new CallSignature[] {
                    new CallSignature("a key that no other replica has.".getBytes(), ANN, "draw", ARGUMENTS),
                    new CallSignature(KEY, new Owner(new Caller("ben"), Mode.LIVE), "draw", ARGUMENTS),
                    new CallSignature(KEY, new Owner(ANN.caller(), Mode.SANDBOX), "draw", ARGUMENTS),
                    new CallSignature(KEY, ANN, "film", ARGUMENTS),
                    new CallSignature(KEY, ANN, "draw", json("{'prompt': 'a dog', 'options': {'a': 1, 'b': [1, 2]}}")),
                    new CallSignature(KEY, ANN, "draw", json("{'prompt': 'a cat', 'options': {'a': 1, 'b': [2, 1]}}")),
                    new CallSignature(KEY, ANN, "draw", json("{'prompt': 'a cat', 'options': {'a': '1', 'b': [1, 2]}}"))
                })
                .allSatisfy(other ->
                        assertThat(ConfirmationState.verified(text, other)).isEmpty());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
