package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.http.HttpAnswer;
import io.github.api18mcp.provider.http.Quotation;
import io.github.api18mcp.provider.http.ReadAnswer;
import io.github.api18mcp.provider.http.ReadAnswer.Extent;
import io.github.api18mcp.provider.http.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The response of a service.
 *
 * @param body the JSON in the body, as far as it can be read; a missing node if there is none
 * @param extent whether {@code body} is all that the service sent
 * @param excerpt the first words of the body, for messages; the key is masked
 * @param speaker who answered
 * @param retryAfter the pause that the service asks for
 * @param date the time on the service's clock
 * @param location where the service points to
 */
public record ServiceResponse(
        int status,
        JsonNode body,
        Extent extent,
        String excerpt,
        Speaker speaker,
        Optional<Duration> retryAfter,
        Optional<Instant> date,
        Optional<String> location) {

    /** Who answered a request. */
    public enum Speaker {
        SERVICE,
        /** Something in front of the service, with a page for people. */
        PAGE,
        /** Something in front of the service that keeps programs away. */
        GUARD
    }

    private static final int MAX_MESSAGE_LENGTH = 600;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final int MILLIS = 3;
    private static final int FIRST_ERROR = 400;

    /** A proxy wants a password; the law forbids; a network wants its users to sign in. */
    private static final Set<Integer> NEVER_OF_THE_SERVICE = Set.of(407, 451, 511);

    /** Web servers answer this to http at the port of https. */
    private static final String WRONG_SCHEME = "plain HTTP request was sent to HTTPS port";

    private static final List<String> GUARDS =
            List.of("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block", "x-vercel-mitigated");
    private static final Pattern PAGE =
            Pattern.compile("\\s*<(!doctype|html|head|body)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Words of a no that is not about the key. */
    private static final Pattern BLOCKING = Pattern.compile(
            "(?i)\\b(moderat\\w*|safety|nsfw|flagged|polic(y|ies)|region|country|countries|geo\\w*|sanction\\w*|territor\\w*"
                    + "|captcha|challenge|firewall|waf|vpn|bots?|blocked|banned|suspended|ip address)\\b");

    /** Words of a no that is about the key all the same. */
    private static final Pattern OF_THE_KEY = Pattern.compile(
            "(?i)invalid_api_key|missing_authorization|\\b(key|token)\\b.{0,30}\\b(suspended|banned|blocked)\\b");

    /** Each header is read on its own: a wrong one must not hide a job that is paid for. */
    static ServiceResponse of(HttpAnswer answer, Key key) {
        ReadAnswer read = ReadAnswer.of(answer.body(), key::redact);
        Optional<Instant> date = answer.header("Date").flatMap(Timestamps::parse);
        return new ServiceResponse(
                answer.status(),
                read.json(),
                read.extent(),
                Quotation.words(read.beginning()),
                speaker(answer, read.beginning()),
                answer.header("Retry-After").flatMap(text -> pause(text.strip(), date.orElseGet(Instant::now))),
                date,
                answer.header("Location").map(key::redact));
    }

    private static Speaker speaker(HttpAnswer answer, String beginning) {
        if (GUARDS.stream().anyMatch(name -> answer.header(name).isPresent())) {
            return Speaker.GUARD;
        }
        return PAGE.matcher(beginning).matches() ? Speaker.PAGE : Speaker.SERVICE;
    }

    /** The same response, as if it had this status: services say no with the status of a success, too. */
    ServiceResponse as(int otherStatus) {
        return new ServiceResponse(otherStatus, body, extent, excerpt, speaker, retryAfter, date, location);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether nothing is missing at its end. */
    public boolean isWhole() {
        return extent == Extent.WHOLE;
    }

    /** What the service answered, as part of a sentence. */
    public String words() {
        return "the service answered HTTP " + status + " with " + Quotation.of(excerpt);
    }

    /** Why a question about a job has no answer, as a sentence without the full stop. */
    public String trouble() {
        String cause = declineReason()
                .map(reason -> switch (reason) {
                    case INVALID_KEY -> "the key was refused; ";
                    case BLOCKED -> "the request was blocked; ";
                    case RATE_LIMITED -> "it receives too many requests; ";
                    default -> "";
                })
                .orElse("");
        return cause + words();
    }

    /** Whether something in front of the service refused the request, or the service did for a reason other than its key. */
    public boolean isBlocked() {
        return NEVER_OF_THE_SERVICE.contains(status)
                || status >= FIRST_ERROR && speaker == Speaker.GUARD
                || status == 403
                        && (speaker == Speaker.PAGE
                                || BLOCKING.matcher(excerpt).find()
                                        && !OF_THE_KEY.matcher(excerpt).find());
    }

    /**
     * Why the service declined and charged nothing, as far as the status tells; empty if it does not. A redirect of the same
     * request to another address means that nothing was done (RFC 9110, section 15.4). A redirect to an address to look at may
     * follow an accepted job.
     */
    public Optional<DeclineReason> declineReason() {
        if (isBlocked()) {
            return Optional.of(DeclineReason.BLOCKED);
        }
        if (status == 400 && excerpt.contains(WRONG_SCHEME)) {
            return Optional.of(DeclineReason.NOT_FOUND);
        }
        return switch (status) {
            case 301, 307, 308, 404, 405 -> Optional.of(DeclineReason.NOT_FOUND);
            case 401, 403 -> Optional.of(DeclineReason.INVALID_KEY);
            case 402 -> Optional.of(DeclineReason.INSUFFICIENT_BALANCE);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(DeclineReason.RATE_LIMITED);
            default -> status >= 400 && status < 500 ? Optional.of(DeclineReason.INVALID_REQUEST) : Optional.empty();
        };
    }

    /** Limits a service's message to 600 characters, because it is read by an agent that pays for every word. */
    public static String truncate(String text) {
        return Quotation.shortened(text, MAX_MESSAGE_LENGTH);
    }

    /** Seconds, which may have a fraction, or a time. */
    private static Optional<Duration> pause(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(Duration.ofMillis(
                    new BigDecimal(header).movePointRight(MILLIS).longValue()));
        }
        return Timestamps.parse(header).map(time -> Duration.between(now, time)).filter(pause -> !pause.isNegative());
    }
}
