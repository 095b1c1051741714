package dev.ocelli;

import dev.ocelli.api.wire.FindingBody;
import dev.ocelli.catalog.format.Ffmpeg;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Says what is there, what is missing, what is weaker without it and how to add it. */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Doctor() {}

    /** How a part is. */
    public enum Verdict {
        OK,
        /** Something can be done less well, or not at all; the rest goes on. */
        WEAKER,
        BROKEN
    }

    /** @param database what is known of the database, since who asks may hold it open */
    public static List<FindingBody> findings(Path data, FindingBody database, List<PackReport> packs) {
        List<FindingBody> findings = new ArrayList<>();
        findings.add(finding(
                Verdict.OK,
                "Ocelli",
                Ocelli.version() + " on Java " + Runtime.version() + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, heap up to "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB"));
        findings.add(dataFolder(data));
        findings.add(database);
        packs.stream().map(Doctor::pack).forEach(findings::add);
        findings.add(ffmpeg(data));
        findings.add(fonts());
        return findings;
    }

    static FindingBody finding(Verdict verdict, String part, String words) {
        return new FindingBody(verdict.name().toLowerCase(java.util.Locale.ROOT), part, words);
    }

    /** What to say of a database that did or did not answer. */
    public static FindingBody database(boolean answers, boolean given) {
        String which = given ? "the PostgreSQL of OCELLI_DATABASE_URL" : "the embedded PostgreSQL";
        return finding(
                answers ? Verdict.OK : Verdict.BROKEN, "database", which + (answers ? " answers" : " does not answer"));
    }

    /** One line for each backend, after asking it; one line when there is none. */
    public static List<FindingBody> backends(ModelSettings settings) {
        if (settings.backends().isEmpty()) {
            return List.of(finding(
                    Verdict.OK,
                    "model",
                    "none plugged in: the embedded engine reads; captions and descriptions need one (OCELLI_MODEL_URL,"
                            + " OCELLI_MODEL, OCELLI_MODEL_KEY: any OpenAI-compatible server)"));
        }
        try (var models = new ChatModels(settings, InstantSource.system(), RandomGenerator.getDefault())) {
            return models.probe().stream()
                    .map(probe -> finding(
                            probe.good() ? Verdict.OK : Verdict.BROKEN,
                            "model " + probe.backend(),
                            probe.model() + " at " + probe.url() + ": " + probe.words()))
                    .toList();
        }
    }

    private static FindingBody dataFolder(Path data) {
        Path existing = data.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isWritable(existing)
                ? finding(Verdict.OK, "data folder", data.toString())
                : finding(Verdict.BROKEN, "data folder", data + " cannot be written: choose another with --data");
    }

    private static FindingBody pack(PackReport report) {
        String name = report.pack().name();
        return report.usable()
                ? finding(Verdict.OK, name, report.pack().about())
                : new FindingBody("weaker", name, report.pack().without(), "./ocelli models pull " + name);
    }

    private static FindingBody ffmpeg(Path data) {
        return new Ffmpeg(data.resolve("cache"), PATIENCE).isPresent()
                ? finding(Verdict.OK, "ffmpeg", "sound, film, HEIC and AVIF pictures can be read")
                : finding(Verdict.WEAKER, "ffmpeg", "not for this platform: no sound, film, HEIC and AVIF");
    }

    private static FindingBody fonts() {
        return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0
                ? finding(Verdict.OK, "fonts", "names can be drawn beside boxes")
                : finding(Verdict.WEAKER, "fonts", "no font family found; install one, such as fonts-dejavu-core");
    }
}
