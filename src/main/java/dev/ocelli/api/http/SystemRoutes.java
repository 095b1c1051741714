package dev.ocelli.api.http;

import dev.ocelli.api.wire.FindingBody;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.core.base.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** What Ocelli runs on: {@code GET /v1/ui/system}, and which model packs are here: {@code GET /v1/ui/packs}. */
public final class SystemRoutes implements Routes {
    private final Supplier<List<FindingBody>> findings;
    private final Supplier<List<PackReport>> packs;

    public SystemRoutes(Supplier<List<FindingBody>> findings, Supplier<List<PackReport>> packs) {
        this.findings = findings;
        this.packs = packs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/system", context -> Requests.answer(context, 200, findings.get()));
        routes.get("/v1/ui/packs", this::packs);
    }

    private void packs(Context context) {
        var rows = Json.array();
        packs.get()
                .forEach(report -> rows.addObject()
                        .put("name", report.pack().name())
                        .put("task", report.pack().task())
                        .put("about", report.pack().about())
                        .put("licence", report.pack().contents().licence())
                        .put("bytes", report.pack().bytes())
                        .put("without", report.pack().without())
                        .put("usable", report.usable()));
        Requests.answer(context, 200, rows);
    }
}
