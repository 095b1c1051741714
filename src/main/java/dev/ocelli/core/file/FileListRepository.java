package dev.ocelli.core.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Looking over the rows of files: which there are, in any order. */
final class FileListRepository {
    private final Jdbi jdbi;

    FileListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Where(String sql, Map<String, Object> values) {
        static Where of(String projectId, FileSearch search) {
            var sql = new StringBuilder(" WHERE f.project_id = :project AND f.deleted_at IS NULL");
            Map<String, Object> values = new HashMap<>(Map.of("project", projectId));
            search.pattern().ifPresent(words -> {
                sql.append(" AND (f.filename ILIKE :words OR f.id ILIKE :words)");
                values.put("words", words);
            });
            search.family().ifPresent(family -> {
                sql.append(" AND b.media_type LIKE :family");
                values.put("family", family.replaceAll("[^a-z]", "") + "/%");
            });
            return new Where(sql.toString(), values);
        }
    }

    List<StoredFile> list(String projectId, FileSearch search, int skip, int limit) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery(
                        FileRepository.SELECT + where.sql() + order(search) + " OFFSET :skip LIMIT :limit")
                .bindMap(where.values())
                .bind("skip", skip)
                .bind("limit", limit)
                .map((row, _) -> FileRepository.file(row))
                .list());
    }

    private static String order(FileSearch search) {
        String key = switch (search.key()) {
            case CREATED -> "f.created_at";
            case NAME -> "lower(f.filename)";
            case SIZE -> "b.bytes";
        };
        return " ORDER BY " + key + (search.falling() ? " DESC" : " ASC") + ", f.created_at DESC, f.id";
    }

    long count(String projectId, FileSearch search) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM stored_file f JOIN blob b ON b.sha256 = f.sha256" + where.sql())
                .bindMap(where.values())
                .mapTo(Long.class)
                .one());
    }
}
