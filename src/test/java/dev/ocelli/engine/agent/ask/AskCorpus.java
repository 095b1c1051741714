package dev.ocelli.engine.agent.ask;

import dev.ocelli.engine.agent.ask.Ask.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks with what is meant, from {@code ocelli/asks/*.txt} of the test resources. */
final class AskCorpus {
    private AskCorpus() {}

    /** @param meant such as {@code find field=total doc=invoice#2} */
    record Case(List<String> turns, String meant) {}

    /** What a part of the corpus gave. */
    record Score(int asks, int intents, int whole, List<String> wrong) {}

    static List<Case> read(String part) {
        try (InputStream in =
                Objects.requireNonNull(AskCorpus.class.getResourceAsStream("/ocelli/asks/" + part + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" => ", 2))
                    .map(sides -> new Case(Arrays.asList(sides[0].split(" >> ")), sides[1].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Score score(AskReader reader, String part) {
        int intents = 0;
        int whole = 0;
        var wrong = new ArrayList<String>();
        List<Case> cases = read(part);
        for (Case asked : cases) {
            String got =
                    reader.read(asked.turns()).stream().map(AskCorpus::write).collect(Collectors.joining(" ; "));
            intents += intents(got).equals(intents(asked.meant())) ? 1 : 0;
            if (got.equals(asked.meant())) {
                whole++;
            } else {
                wrong.add(String.join(" >> ", asked.turns()) + "\n    meant " + asked.meant() + "\n    read  " + got);
            }
        }
        return new Score(cases.size(), intents, whole, wrong);
    }

    private static List<String> intents(String asks) {
        return Stream.of(asks.split(" ; ")).map(ask -> ask.split(" ")[0]).toList();
    }

    static String write(Ask ask) {
        var words = new ArrayList<String>();
        words.add(ask.intent().word());
        slot(
                words,
                "object",
                List.of("except", "each", "order").contains(ask.details().object())
                        ? ""
                        : ask.details().object());
        slot(words, "what", String.join(",", ask.details().what()));
        slot(words, "words", String.join(",", ask.details().quoted()));
        slot(words, "field", String.join(",", ask.details().fields()));
        ask.where().part().ifPresent(part -> slot(words, "doc", part.kind() + ordinal(part)));
        measure(words, ask.details().measure());
        slot(words, "page", pages(ask));
        slot(words, "format", ask.details().format());
        slot(words, "file", String.join(",", ask.where().files()));
        return String.join(" ", words);
    }

    private static void slot(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add(name + "=" + value);
        }
    }

    private static void measure(List<String> words, Measure measure) {
        switch (measure) {
            case Measure.None _ -> {}
            case Measure.Angle angle -> words.add("angle=" + angle.degrees());
            case Measure.Size size ->
                words.add("size=" + size.width() + (size.height() == 0 ? "" : "x" + size.height()));
            case Measure.Percent percent -> words.add("size=" + percent.percent() + "%");
            case Measure.Span span ->
                words.add("time=" + (long) span.start() + "-" + (Double.isFinite(span.end()) ? (long) span.end() : ""));
            case Measure.Moments moments ->
                words.add("time="
                        + moments.seconds().stream()
                                .map(second -> Long.toString(second.longValue()))
                                .collect(Collectors.joining(",")));
            case Measure.Count count -> words.add("count=" + count.count());
            case Measure.Every every -> words.add("count=every " + (long) every.seconds());
        }
    }

    private static String ordinal(Part part) {
        return switch (part.ordinal()) {
            case Part.UNSAID -> "";
            case Part.LAST -> "#last";
            case Part.ALL -> "#all";
            default -> "#" + part.ordinal();
        };
    }

    private static String pages(Ask ask) {
        if (ask.details().object().equals("each")) {
            return "each";
        }
        String numbers = ask
                .where()
                .pages()
                .map(pages -> pages.first() > 0
                        ? java.util.stream.IntStream.rangeClosed(1, pages.first())
                                .boxed()
                                .toList()
                        : pages.numbers())
                .orElse(List.of())
                .stream()
                .map(page -> page == -1 ? "last" : Integer.toString(page))
                .collect(Collectors.joining(","));
        return ask.details().object().equals("except") ? "not " + numbers : numbers;
    }
}
