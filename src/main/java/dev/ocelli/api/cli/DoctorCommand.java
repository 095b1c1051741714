package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.catalog.format.Ffmpeg;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** {@code ocelli doctor}: says what is there, what is missing, what is weaker without it and how to add it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks what Ocelli runs on and says how to add what is missing.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfigFlags configFlags = new ConfigFlags();

    private enum Verdict {
        OK("@|green ok     |@"),
        WEAKER("@|yellow weaker |@"),
        BROKEN("@|red broken |@");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }
    }

    private record Finding(Verdict verdict, String part, String words) {}

    /** 0 when nothing is broken; weaker parts are told but are no failure. */
    @Override
    public Integer call() {
        Config config = configFlags.read(Map.of());
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Verdict.OK,
                "Ocelli",
                Ocelli.version() + " on Java " + Runtime.version() + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, heap up to "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB"));
        findings.add(dataFolder(config.storage().data()));
        findings.add(database(config));
        findings.addAll(packs(config.storage().data()));
        findings.add(ffmpeg(config.storage().data()));
        findings.add(fonts());
        findings.add(new Finding(
                Verdict.OK, "model", "none plugged in: the embedded engine reads; captions and descriptions need one"));
        for (Finding finding : findings) {
            System.out.println(Ansi.AUTO.string(finding.verdict().mark) + " " + String.format("%-15s", finding.part())
                    + finding.words());
        }
        return findings.stream().anyMatch(f -> f.verdict() == Verdict.BROKEN) ? 1 : 0;
    }

    private static Finding dataFolder(Path data) {
        Path existing = data.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isWritable(existing)
                ? new Finding(Verdict.OK, "data folder", data.toString())
                : new Finding(Verdict.BROKEN, "data folder", data + " cannot be written: choose another with --data");
    }

    private static Finding database(Config config) {
        try (Database database = Database.open(config.storage().sharedDatabase(), Ids.random())) {
            boolean given = config.storage().databaseUrl().isPresent();
            return new Finding(
                    database.answers(5) ? Verdict.OK : Verdict.BROKEN,
                    "database",
                    given ? "the PostgreSQL of OCELLI_DATABASE_URL answers" : "the embedded PostgreSQL answers");
        } catch (OcelliException e) {
            return new Finding(Verdict.BROKEN, "database", e.getMessage());
        }
    }

    private static List<Finding> packs(Path data) {
        try (Models models = Models.under(data)) {
            return models.report().stream().map(DoctorCommand::pack).toList();
        }
    }

    private static Finding pack(PackReport report) {
        String name = report.pack().name();
        return report.usable()
                ? new Finding(Verdict.OK, name, report.pack().about())
                : new Finding(Verdict.WEAKER, name, report.pack().without() + "; add it: ocelli models pull " + name);
    }

    private static Finding ffmpeg(Path data) {
        return new Ffmpeg(data.resolve("cache"), Duration.ofSeconds(20)).isPresent()
                ? new Finding(Verdict.OK, "ffmpeg", "HEIC and AVIF pictures can be read")
                : new Finding(Verdict.WEAKER, "ffmpeg", "not for this platform: send HEIC and AVIF pictures as JPEG");
    }

    private static Finding fonts() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0
                ? new Finding(Verdict.OK, "fonts", "names can be drawn beside boxes")
                : new Finding(Verdict.WEAKER, "fonts", "no font family found; install one, such as fonts-dejavu-core");
    }
}
