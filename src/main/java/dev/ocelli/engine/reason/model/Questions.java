package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import dev.ocelli.engine.reason.model.Part.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Words and pictures of the questions about one document. */
final class Questions {
    private static final int CONTEXT_BEFORE = 3;
    private static final int CONTEXT_AFTER = 4;
    private static final Pattern TAG = Pattern.compile("(?i)<(/?)\\s*(document|instructions)\\b[^>]*>");

    private final Plan plan;
    private final Perception perception;
    private final NumberedPrint print;
    private final PictureChoice choice;
    private final PagePictures drawer;
    private final Map<Integer, String> times;
    private final ConcurrentMap<Integer, String> drawn = new ConcurrentHashMap<>();

    Questions(Plan plan, Perception perception, NumberedPrint print, PictureChoice choice, PagePictures drawer) {
        this.plan = plan;
        this.perception = perception;
        this.print = print;
        this.choice = choice;
        this.drawer = drawer;
        this.times = times(perception);
    }

    /** When the frame of each page of a film is shown, for people. */
    private static Map<Integer, String> times(Perception perception) {
        var times = new HashMap<Integer, String>();
        DrawnFrames.times(perception)
                .forEach((page, time) -> times.put(
                        page,
                        String.format(Locale.ROOT, "%d:%02d:%02d", (int) (time / 3600), (int) (time / 60) % 60, (int)
                                (time % 60))));
        return times;
    }

    private String moment(int page) {
        String time = times.get(page);
        return time == null ? "" : ", a frame at " + time;
    }

    /** One question. */
    record Question(List<ChatMessage> messages, AnswerShape shape) {
        Question {
            messages = List.copyOf(messages);
        }

        /** The talk goes on: the model's answer, and what is to be mended in it. */
        Question after(String answer, String words, AnswerShape next) {
            var longer = new ArrayList<>(messages);
            longer.add(ChatMessage.of(Role.ASSISTANT, answer));
            longer.add(ChatMessage.of(Role.USER, words));
            return new Question(longer, next);
        }
    }

    /** Whether the document has print to name lines of. */
    boolean numbered() {
        return !print.rows().isEmpty();
    }

    /** Asks for fields, lists among them. */
    Question fields(Window window, ObjectShape shape, boolean lists) {
        var words = new StringBuilder(instructions());
        words.append("Form of the answer:\n")
                .append(FormWords.of(shape, numbered()))
                .append("\n\n");
        if (lists && !window.rows().isEmpty()) {
            words.append("Lists hold every entry that begins on lines ")
                    .append(window.first())
                    .append(" to ")
                    .append(window.last())
                    .append(", in order, none left out.\n\n");
        }
        document(words, window, window.first(), window.last());
        return question(words, window, shape(shape));
    }

    /**
     * What is known of a list from elsewhere.
     *
     * @param heads the rows above its first entry
     * @param before the entry before the ones that are asked for, as JSON; empty: none
     * @param misfits what was wrong with earlier answers; empty: nothing
     */
    record Known(String heads, String before, String misfits) {
        static final Known NOTHING = new Known("", "", "");
    }

    /** Asks for the entries of one list that begin on the lines {@code from} to {@code to}. */
    Question rows(Window window, Listing list, int from, int to, Known known) {
        var words = new StringBuilder(instructions());
        words.append("Form of the answer:\n")
                .append(FormWords.rows(list.shape(), numbered()))
                .append("\n\nGive the entries of the list \"")
                .append(list.pointer().substring(1).replace('/', '.'))
                .append('"');
        if (!window.rows().isEmpty()) {
            words.append(" that begin on lines ").append(from).append(" to ").append(to);
        }
        words.append(", every one, in order. Lines that are no entry of it (heads, sums, other text) are left out.\n");
        said(words, "The columns are headed:\n", known.heads());
        said(words, "The entry before them, which is not to be given again, is:\n", known.before());
        said(words, "Earlier answers did not fit:\n", known.misfits());
        words.append('\n');
        document(words, window, from, to);
        return question(words, window, rowsShape(list));
    }

    private static void said(StringBuilder words, String lead, String known) {
        if (!known.isEmpty()) {
            words.append(lead).append(known).append('\n');
        }
    }

    AnswerShape shape(ObjectShape shape) {
        return new AnswerShape.Fitting("answer", new AnswerForm(numbered()).object(shape));
    }

    private AnswerShape rowsShape(Listing list) {
        return new AnswerShape.Fitting("rows", new AnswerForm(numbered()).rows(list.shape()));
    }

    /** Tokens of what every question says. */
    int overhead(ObjectShape shape) {
        return TokenCount.of(instructions()) + TokenCount.of(FormWords.of(shape, numbered())) + 600;
    }

    private String instructions() {
        var words = new StringBuilder();
        for (Instruction instruction : plan.instructions()) {
            if (!instruction.text().isBlank()) {
                words.append("<instructions from=\"")
                        .append(instruction.source())
                        .append("\">\n");
                words.append(instruction.text().strip()).append("\n</instructions>\n\n");
            }
        }
        return words.toString();
    }

    private void document(StringBuilder words, Window window, int from, int to) {
        words.append("<document pages=\"")
                .append(pages(window))
                .append(" of ")
                .append(perception.pageCount())
                .append("\">\n");
        int page = -1;
        for (Row row : window.rows()) {
            if (row.id() >= from && row.id() <= to) {
                if (row.page() != page) {
                    page = row.page();
                    words.append("=== page ")
                            .append(page + 1)
                            .append(moment(page))
                            .append(" ===\n");
                }
                line(words, row);
            }
        }
        words.append("</document>\n");
        if (window.rows().isEmpty()) {
            return;
        }
        context(words, "Lines before, to understand the first one only:\n", from - CONTEXT_BEFORE, from - 1);
        context(words, "Lines after, to understand the last one only:\n", to + 1, to + CONTEXT_AFTER);
    }

    private void context(StringBuilder words, String lead, int from, int to) {
        var rows = print.rows()
                .subList(
                        Math.clamp(from - 1L, 0, print.rows().size()),
                        Math.clamp(to, 0, print.rows().size()));
        if (!rows.isEmpty()) {
            words.append(lead);
            rows.forEach(row -> line(words, row));
        }
    }

    /** Print that looks like our own tags would end the document early. */
    private static void line(StringBuilder words, Row row) {
        String text = TAG.matcher(row.text()).replaceAll("($1$2)");
        words.append(row.id()).append("| ").append(text).append('\n');
    }

    private static String pages(Window window) {
        int first = window.pages().getFirst() + 1;
        int last = window.pages().getLast() + 1;
        return first == last ? String.valueOf(first) : first + " to " + last;
    }

    private Question question(StringBuilder words, Window window, AnswerShape shape) {
        var parts = new ArrayList<ChatPart>();
        parts.add(new ChatPart.Text(words.toString()));
        pictures(window).forEach((page, uri) -> {
            Optional.ofNullable(times.get(page))
                    .ifPresent(time ->
                            parts.add(new ChatPart.Text("Page " + (page + 1) + ", the frame at " + time + ":")));
            parts.add(new ChatPart.Picture(uri));
        });
        var asked = new ChatMessage(Role.USER, parts, List.of(), null);
        String manner = plan.options().thinking().aboutPictures() ? "picture" : "extract";
        return new Question(List.of(ChatMessage.of(Role.SYSTEM, prompt(manner)), asked), shape);
    }

    private Map<Integer, String> pictures(Window window) {
        var wanted = window.pages().stream().filter(choice.pages()::contains).toList();
        var missing = wanted.stream().filter(page -> !drawn.containsKey(page)).toList();
        if (!missing.isEmpty()) {
            drawn.putAll(drawer.draw(plan, perception, missing, choice.longerSide()));
        }
        var pictures = new java.util.TreeMap<Integer, String>();
        wanted.stream()
                .filter(drawn::containsKey)
                .forEach(page -> pictures.put(page, Objects.requireNonNull(drawn.get(page))));
        return pictures;
    }

    /** The pages of a window need no longer be kept. */
    void forget(Window window) {
        window.pages().forEach(drawn::remove);
    }

    static String prompt(String name) {
        String place = "/ocelli/prompts/" + name + ".md";
        try (InputStream in = Objects.requireNonNull(Questions.class.getResourceAsStream(place), place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
