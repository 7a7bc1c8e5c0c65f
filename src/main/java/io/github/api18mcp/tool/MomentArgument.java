package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The argument {@code since}: an ISO 8601 date or time, in UTC unless it names an offset. */
final class SinceArgument {

    private static final String SINCE = "since";

    static final Text PARAMETER = new Text(
            SINCE, "Only jobs since this date or time, ISO 8601, such as 2026-11-26.", false, OptionalInt.empty());

    /** A date, perhaps with a time, perhaps with an offset. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private SinceArgument() {}

    /** Empty if the text is neither a date nor a time. */
    static Optional<Instant> moment(String text) {
        try {
            TemporalAccessor parsed =
                    FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            LocalDateTime local = parsed instanceof LocalDateTime time
                    ? time
                    : LocalDate.from(parsed).atStartOfDay();
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Violation violation(String text) {
        return new Violation(SINCE, "an ISO 8601 date or time, such as 2026-11-26 or 2026-11-26T14:00:00Z", text);
    }
}
