package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line ids in a model's words, such as {@code [file_1:2.14]}: for people they become pages, for programs citations.
 * An id of a line that is not there proves nothing and is left out.
 */
final class Marks {
    /** No mark is longer; an open bracket further back is just a bracket. */
    private static final int LONGEST = 160;

    private static final String ID = "(?:[a-z]+_[0-9a-f]+\\s*:\\s*)?[0-9]{1,5}\\.[0-9]{1,5}";
    private static final Pattern MARK = Pattern.compile(" *\\[\\s*(" + ID + "(?:\\s*[,;]\\s*" + ID + ")*)\\s*]");

    private final List<Material> materials;
    private final Function<Material, Optional<Perception>> seen;

    Marks(List<Material> materials, Function<Material, Optional<Perception>> seen) {
        this.materials = List.copyOf(materials);
        this.seen = seen;
    }

    /** A line that is there. */
    private record Cited(Material material, Perception perception, Page page, TextLine line) {
        Citation citation() {
            return new Citation(
                    material.name(),
                    line.text(),
                    List.of(new Place(page.index(), line.box(), line.text(), line.confidence())));
        }
    }

    List<Citation> citations(String text) {
        List<Citation> all = new ArrayList<>();
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            for (Cited each : cited(marks.group(1))) {
                Citation citation = each.citation();
                if (!all.contains(citation)) {
                    all.add(citation);
                }
            }
        }
        return all;
    }

    /** The text with pages in place of line ids. */
    String shown(String text) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(words(cited(mark.group(1)))));
    }

    /** How much of a text that goes on can be shown now: a mark that may still grow cannot. */
    static int settled(CharSequence text) {
        int end = text.length();
        for (int at = end - 1; at >= 0 && at >= end - LONGEST; at--) {
            if (text.charAt(at) == ']') {
                break;
            }
            if (text.charAt(at) == '[') {
                end = at;
                break;
            }
        }
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private String words(List<Cited> cited) {
        List<String> words = new ArrayList<>();
        for (Cited each : cited) {
            boolean onePage = each.perception().pageCount() < 2;
            String page = onePage ? "" : "p. " + (each.page().index() + 1);
            String title = materials.size() < 2 ? "" : each.material().title();
            String both = title + (title.isEmpty() || page.isEmpty() ? "" : ", ") + page;
            if (!both.isEmpty() && !words.contains(both)) {
                words.add(both);
            }
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }

    private List<Cited> cited(String ids) {
        List<Cited> all = new ArrayList<>();
        for (String id : ids.split("[,;]")) {
            find(id.strip()).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Cited> find(String id) {
        int colon = id.indexOf(':');
        String name = colon < 0 ? "" : id.substring(0, colon).strip();
        String[] numbers = id.substring(colon + 1).strip().split("\\.");
        int page = Integer.parseInt(numbers[0]) - 1;
        int line = Integer.parseInt(numbers[1]) - 1;
        Optional<Material> material = name.isEmpty()
                ? materials.stream().filter(_ -> materials.size() == 1).findFirst()
                : materials.stream().filter(each -> each.name().equals(name)).findFirst();
        return material.flatMap(file -> seen.apply(file)
                .flatMap(perception -> perception.pages().stream()
                        .filter(each -> each.index() == page
                                && line >= 0
                                && line < each.lines().size())
                        .findFirst()
                        .map(each ->
                                new Cited(file, perception, each, each.lines().get(line)))));
    }
}
