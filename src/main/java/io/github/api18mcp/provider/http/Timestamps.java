package io.github.api18mcp.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a time in any of the forms that services write. A time without a zone is in UTC. */
public final class Timestamps {

    /** Numbers above are milliseconds, below are seconds. */
    private static final long SECONDS_UNTIL_2286 = 10_000_000_000L;

    private static final DateTimeFormatter WITH_SPACE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    private static final Pattern DAY = Pattern.compile("^[A-Za-z]{3,9},?\\s+");

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDateTime.parse(text, WITH_SPACE).toInstant(ZoneOffset.UTC),
            Timestamps::ofHeader,
            text -> ofNumber(Long.parseLong(text)));

    private Timestamps() {}

    public static Optional<Instant> parse(String text) {
        for (Function<String, Instant> form : FORMS) {
            try {
                return Optional.of(form.apply(text.strip()));
            } catch (DateTimeException | NumberFormatException e) {
                // The next form.
            }
        }
        return Optional.empty();
    }

    public static Optional<Instant> parse(JsonNode json) {
        return json.isNumber()
                ? Optional.of(ofNumber(json.longValue()))
                : Optional.ofNullable(json.textValue()).flatMap(Timestamps::parse);
    }

    /** {@code Tue, 21 Apr 2020 09:41:16 GMT}. The day of the week says nothing, and is wrong more often than the date. */
    private static Instant ofHeader(String text) {
        String date = DAY.matcher(text).replaceFirst("").replaceFirst("UTC$", "GMT");
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static Instant ofNumber(long number) {
        return Math.abs(number) < SECONDS_UNTIL_2286 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
