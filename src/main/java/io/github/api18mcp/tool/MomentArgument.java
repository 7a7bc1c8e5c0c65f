package io.github.api18mcp.tool;

import io.github.api18mcp.catalog.Arguments;
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

/** An argument that is an ISO 8601 date or time, in UTC unless it names an offset. */
final class MomentArgument {

    /** A date, perhaps with a time, perhaps with an offset. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private MomentArgument() {}

    static Text parameter(String name, String description) {
        return new Text(name, description, false, OptionalInt.empty());
    }

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

    /** The moment that an argument names; empty if it is not given or is none. */
    static Optional<Instant> moment(Arguments arguments, String name) {
        return arguments.text(name).flatMap(MomentArgument::moment);
    }

    /** Empty if the argument is not given or is a moment. */
    static Optional<Violation> violation(Arguments arguments, String name) {
        return arguments
                .text(name)
                .filter(text -> moment(text).isEmpty())
                .map(text -> new Violation(
                        name, "an ISO 8601 date or time, such as 2026-11-26 or 2026-11-26T14:00:00Z", text));
    }
}
