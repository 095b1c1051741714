package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.PastRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ran lately, in figures: {@code GET /v1/ui/overview?days=&kind=}. Days are those of UTC; {@code cut} says that more
 * ran than was counted.
 */
public final class OverviewRoutes implements Routes {
    /** More runs than this are not counted; a page for people needs no more. */
    private static final int MOST_RUNS = 50_000;

    private static final int SHOWN = 8;

    private final List<Source> sources;
    private final InstantSource clock;

    /** One kind of run: requests, or executions. */
    public record Source(String kind, Runs runs) {}

    /** The runs of a project since a time, newest first. */
    @FunctionalInterface
    public interface Runs {
        List<PastRun> since(String projectId, Instant since, int most);
    }

    public OverviewRoutes(List<Source> sources, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/overview", this::overview);
    }

    private record Counted(String kind, PastRun run) {}

    private void overview(Context context) {
        int days = Requests.number(context, "days", 14, 1, 366);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(days - 1L);
        String projectId = Requests.projectId();
        String kind = Objects.requireNonNullElse(context.queryParam("kind"), "");
        Instant since = first.atStartOfDay().toInstant(ZoneOffset.UTC);
        var all = new ArrayList<Counted>();
        boolean cut = false;
        for (Source source : sources) {
            List<PastRun> found = source.runs().since(projectId, since, MOST_RUNS);
            cut = cut || found.size() == MOST_RUNS;
            found.forEach(run -> all.add(new Counted(source.kind(), run)));
        }
        List<Counted> runs = all.stream()
                .filter(each -> kind.isEmpty() || each.kind().equals(kind))
                .toList();
        ObjectNode body = figures(runs.stream().map(Counted::run).toList());
        perDay(body, runs, first, today);
        slowest(body, runs);
        kinds(body, all);
        subjects(body, runs);
        body.put("cut", cut);
        Requests.answer(context, 200, body);
    }

    private void kinds(ObjectNode body, List<Counted> runs) {
        ArrayNode list = body.putArray("kinds");
        for (Source source : sources) {
            List<PastRun> own = runs.stream()
                    .filter(each -> each.kind().equals(source.kind()))
                    .map(Counted::run)
                    .toList();
            list.add(figures(own).put("kind", source.kind()));
        }
    }

    private record Subject(String kind, String what) {}

    /** What ran most, with how it went. */
    private static void subjects(ObjectNode body, List<Counted> runs) {
        ArrayNode list = body.putArray("subjects");
        runs.stream()
                .filter(each -> each.run().what() != null)
                .collect(Collectors.groupingBy(
                        each -> new Subject(
                                each.kind(), String.valueOf(each.run().what())),
                        Collectors.mapping(Counted::run, Collectors.toList())))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(SHOWN)
                .forEach(entry -> list.add(figures(entry.getValue())
                        .put("kind", entry.getKey().kind())
                        .put("what", entry.getKey().what())));
    }

    private static ObjectNode figures(List<PastRun> runs) {
        long completed = count(runs, JobStatus.COMPLETED);
        long failed = count(runs, JobStatus.FAILED);
        List<Long> times = runs.stream()
                .map(PastRun::millis)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        ObjectNode body = Json.object()
                .put("runs", runs.size())
                .put("completed", completed)
                .put("failed", failed)
                .put("waiting", runs.size() - completed - failed)
                .put("credits", runs.stream().mapToLong(PastRun::credits).sum());
        if (!times.isEmpty()) {
            body.put("median_ms", times.get(times.size() / 2));
        }
        return body;
    }

    private static long count(List<PastRun> runs, JobStatus status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }

    private static void perDay(ObjectNode body, List<Counted> runs, LocalDate first, LocalDate today) {
        var byDay = runs.stream()
                .collect(Collectors.groupingBy(
                        each -> LocalDate.ofInstant(each.run().createdAt(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.mapping(Counted::run, Collectors.toList())));
        var days = body.putArray("days");
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            List<PastRun> here = byDay.getOrDefault(day, List.of());
            days.addObject()
                    .put("day", day.toString())
                    .put("completed", count(here, JobStatus.COMPLETED))
                    .put("failed", count(here, JobStatus.FAILED))
                    .put("runs", here.size());
        }
    }

    private static void slowest(ObjectNode body, List<Counted> runs) {
        var list = body.putArray("slowest");
        runs.stream()
                .filter(each -> each.run().millis() != null)
                .sorted(Comparator.comparing(
                                (Counted each) -> each.run().millis(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(SHOWN)
                .forEach(each -> list.addObject()
                        .put("id", each.run().id())
                        .put("kind", each.kind())
                        .put("what", each.run().what())
                        .put("duration_ms", each.run().millis()));
        var failing = body.putArray("failing");
        runs.stream()
                .filter(each -> each.run().status() == JobStatus.FAILED)
                .limit(SHOWN)
                .forEach(each -> failing.addObject()
                        .put("id", each.run().id())
                        .put("kind", each.kind())
                        .put("what", each.run().what())
                        .put("created_at", each.run().createdAt().toString()));
    }
}
