package dev.ocelli.engine.request;

import dev.ocelli.engine.request.RunSearch.Order;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search for runs over their table, called {@code r}: only the conditions that were asked for, so that indexes serve.
 *
 * @param where from {@code WHERE} on
 * @param order from {@code ORDER BY} on
 * @param values what stands in both, by name
 */
public record RunListSql(String where, String order, Map<String, Object> values) {
    public RunListSql {
        values = Map.copyOf(values);
    }

    /**
     * What a table has for searching.
     *
     * @param worded columns whose words are searched
     * @param media whether it tells requests by what they read; a search for one kind of file finds all where not
     */
    public record Columns(List<String> worded, boolean media) {
        public Columns {
            worded = List.copyOf(worded);
        }
    }

    public static RunListSql of(String projectId, RunSearch search, Columns columns) {
        var sql = new StringBuilder(" WHERE r.project_id = :project");
        Map<String, Object> values = new HashMap<>(Map.of("project", projectId));
        if (!search.statuses().isEmpty()) {
            sql.append(" AND r.status = ANY (:statuses)");
            values.put(
                    "statuses",
                    search.statuses().stream().map(JobStatus::wireName).toArray(String[]::new));
        }
        search.pattern().ifPresent(words -> {
            sql.append(words(columns.worded()));
            values.put("words", words);
        });
        var about = search.about();
        add(about.subject(), " AND r.subject = :subject", "subject", sql, values);
        add(about.medium().filter(_ -> columns.media()), " AND r.medium = :medium", "medium", sql, values);
        add(about.fileId(), " AND r.file_ids @> ARRAY[CAST(:file AS text)]", "file", sql, values);
        add(search.span().from().map(RunListSql::at), " AND r.created_at >= :from", "from", sql, values);
        add(search.span().to().map(RunListSql::at), " AND r.created_at < :to", "to", sql, values);
        return new RunListSql(sql.toString(), order(search.order()), values);
    }

    private static String words(List<String> worded) {
        return worded.stream()
                        .map(column -> "r." + column + " ILIKE :words OR ")
                        .collect(Collectors.joining("", " AND (", ""))
                + """
                  r.file_ids && ARRAY(
                    SELECT f.id FROM stored_file f WHERE f.project_id = :project AND f.filename ILIKE :words))
                  """;
    }

    private static void add(
            Optional<?> value, String clause, String name, StringBuilder sql, Map<String, Object> values) {
        value.ifPresent(given -> {
            sql.append(clause);
            values.put(name, given);
        });
    }

    private static String order(Order order) {
        String key = switch (order.key()) {
            case CREATED -> "r.created_at";
            case TOOK -> "r.completed_at - r.started_at";
            case CREDITS -> "r.credits";
            case SUBJECT -> "r.subject";
            case STATUS -> "r.status";
        };
        boolean byTime = order.key() == Order.Key.CREATED;
        return " ORDER BY " + key + (order.falling() ? " DESC" : " ASC")
                + (byTime ? "" : " NULLS LAST, r.created_at DESC") + ", r.id";
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
