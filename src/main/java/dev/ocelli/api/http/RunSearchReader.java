package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.RunSearch;
import dev.ocelli.engine.request.RunSearch.About;
import dev.ocelli.engine.request.RunSearch.Order;
import dev.ocelli.engine.request.RunSearch.Span;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The search of a list as it stands in the address: {@code status} (several with commas), {@code q}, {@code subject},
 * {@code kind}, {@code file}, {@code from} and {@code to} (days of UTC, the last one included, or moments), {@code sort} (a
 * column, with {@code -} before it from the top down).
 */
final class RunSearchReader {
    private RunSearchReader() {}

    static RunSearch of(Context context) {
        var about = new About(
                Objects.requireNonNullElse(context.queryParam("q"), ""),
                word(context, "subject"),
                word(context, "kind"),
                word(context, "file"));
        return new RunSearch(statuses(context), about, span(context), order(context));
    }

    static Optional<String> word(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Set<JobStatus> statuses(Context context) {
        return word(context, "status").stream()
                .flatMap(words -> Arrays.stream(words.split(",")))
                .map(JobStatus::parse)
                .collect(Collectors.toSet());
    }

    static Span span(Context context) {
        return new Span(
                word(context, "from").map(text -> moment("from", text, 0)),
                word(context, "to").map(text -> moment("to", text, 1)));
    }

    /** @param later days that are added to a day, so that it is included as a whole */
    private static Instant moment(String name, String text, int later) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    name,
                    "'" + name + "' is '" + text + "'; expected a day such as 2026-02-19, or a moment such as"
                            + " 2026-02-19T08:00:00Z.",
                    e);
        }
    }

    private static Order order(Context context) {
        return word(context, "sort")
                .map(text -> new Order(key(text.replaceFirst("^-", "")), text.startsWith("-")))
                .orElse(Order.NEWEST);
    }

    private static Order.Key key(String name) {
        return Arrays.stream(Order.Key.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "sort",
                        "'sort' is '" + name + "'; expected created, took, credits, subject or status, with - before it"
                                + " from the top down."));
    }
}
