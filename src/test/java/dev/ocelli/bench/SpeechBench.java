package dev.ocelli.bench;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.Hearing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes down a list of recordings, keeps what was heard for the scorer, and prints the CPU time a second of sound takes.
 *
 * <p>Arguments: data folder of Ocelli, file that lists the recordings, folder for the predictions, model pack. CPU is user
 * + system time of this process and of the decoders it started, after the first recording was heard once as a warm-up.
 */
public final class SpeechBench {
    private SpeechBench() {}

    public static void main(String[] args) throws IOException {
        List<Path> files =
                Files.readAllLines(Path.of(args[1])).stream().map(Path::of).toList();
        Path out = Path.of(args[2]);
        Files.createDirectories(out);
        var memories = new EmbeddedPipeline.Memories(new MemorySightCache(1), HeardCache.NONE);
        var settings = new SpeechSettings(args[3], Optional.empty());
        try (var pipeline = EmbeddedPipeline.under(Path.of(args[0]), memories, settings, Optional::empty)) {
            Hearing hearing = pipeline.hearing().hearing();
            hear(hearing, files.getFirst());
            double cpu = 0;
            double wall = 0;
            double sound = 0;
            for (Path file : files) {
                double cpuBefore = ProcessorTime.seconds();
                long wallBefore = System.nanoTime();
                Recording recording = hear(hearing, file);
                cpu += ProcessorTime.seconds() - cpuBefore;
                wall += (System.nanoTime() - wallBefore) / 1e9;
                sound += recording.duration();
                write(file, recording, out);
            }
            System.out.printf(
                    "{\"engine\":\"ocelli %s\",\"files\":%d,\"seconds\":%.1f,\"cpu_per_second\":%.3f,\"wall_per_second\":%.3f}%n",
                    args[3], files.size(), sound, cpu / sound, wall / sound);
        }
    }

    private static Recording hear(Hearing hearing, Path file) {
        var type = new ContentSniffer().sniff(file, file.getFileName().toString());
        var source = new Hearing.Source(file, type, "");
        return hearing.hear(source, Hearing.Wish.PLAIN, Hearing.Progress.NONE).recording();
    }

    /** Speakers of two channels one after the other, so that words of different people do not mix. */
    private static void write(Path file, Recording recording, Path out) throws IOException {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.'));
        var node = Json.object().put("id", id);
        var transcript = recording.transcript();
        node.put("language", transcript.language().isEmpty() ? null : transcript.language());
        var byChannel = transcript.segments().stream()
                .sorted(Comparator.comparingInt(SpeechSegment::channel))
                .map(SpeechSegment::text)
                .toList();
        node.put("transcript", String.join(" ", byChannel));
        var segments = node.putArray("segments");
        transcript
                .segments()
                .forEach(segment -> segments.addObject()
                        .put("start", segment.span().start())
                        .put("end", segment.span().end())
                        .put("text", segment.text()));
        Files.writeString(out.resolve(id + ".json"), Json.write(node));
    }
}
