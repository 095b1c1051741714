package dev.ocelli.engine.propose;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields for what is printed without a label: amounts after words, dates, addresses of mail and web. */
final class LooseValues {
    private static final Pattern AMOUNT_AT_END = Pattern.compile(
            "(\\p{L}[\\p{L}\\d .,()%&/@-]{1,40}?)[\\s.:…]+((?:[$€£¥]|[A-Z]{2,3}) ?)?(-?\\d[\\d.,']*[.,]\\d{2})( ?[€$£]| ?[A-Z]{3})?");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern WEB = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s,;]+");
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}");
    private static final Pattern LABELLED = Pattern.compile("(\\p{L}[^:：]{0,40}[^\\d:：])[:：]\\s*(\\S+(?: \\S+){0,7})");
    /** Where a line goes on with another label or with a mail or web address. */
    private static final Pattern NEXT_LABEL =
            Pattern.compile("\\s+(?=\\p{Lu}[\\p{L}.]{1,20}(?: \\p{L}[\\p{L}.]{0,15})?[:：](?:\\s|$))"
                    + "|(?<![:：])\\s+(?=\\S+@\\S+\\.\\S|www\\.|https?://)");

    private static final List<String> SUMS = List.of(
            "total",
            "subtotal",
            "sub total",
            "grand total",
            "tax",
            "vat",
            "cash",
            "change",
            "tip",
            "discount",
            "balance",
            "amount");
    private static final int MAX_TEXT = 300;

    private LooseValues() {}

    /** Takes what stands after a label with a colon, and sums. */
    static void addLabelled(Page page, Proposal proposal) {
        labelled(outsideLists(page), proposal);
        sums(page.lines(), proposal);
    }

    /** Takes the first date and the first addresses of mail and web that no label told of. */
    static void addUnlabelled(Perception perception, Proposal proposal) {
        for (Page page : perception.pages()) {
            for (TextLine line : outsideLists(page)) {
                String text = line.text();
                find(EMAIL, text).ifPresent(found -> once("Email", "E-mail address", ValueKind.EMAIL, found, proposal));
                find(WEB, text).ifPresent(found -> once("Website", "Web address", ValueKind.WEB, found, proposal));
                find(DATE, text)
                        .flatMap(PrintedDate::find)
                        .ifPresent(found -> once("Date", "Date (ISO 8601)", ValueKind.DATE, found, proposal));
            }
        }
        if (proposal.isEmpty()) {
            addText(perception, proposal);
        }
    }

    private static List<TextLine> outsideLists(Page page) {
        List<Table> grids = page.parts().tables().stream()
                .filter(table -> TableFields.of(table).hasHeader())
                .toList();
        return page.lines().stream()
                .filter(line -> grids.stream().noneMatch(t -> t.box().containsCentreOf(line.box())))
                .toList();
    }

    /** What stands after a colon, on the same line or right of it, where no pair told of it. */
    private static void labelled(List<TextLine> lines, Proposal proposal) {
        for (TextLine line : lines) {
            String row = line.text().strip();
            if (row.endsWith(":") || row.endsWith("：")) {
                row += right(lines, line).map(r -> " " + r.text()).orElse("");
            }
            labelledPieces(row, proposal);
        }
    }

    /** A line such as {@code IBAN: DE89 3704 BIC: COBADEFF} holds one piece for each label. */
    private static void labelledPieces(String row, Proposal proposal) {
        String rest = row;
        while (!rest.isEmpty()) {
            int colon = rest.indexOf(':');
            Matcher next = NEXT_LABEL.matcher(rest).region(Math.max(0, colon), rest.length());
            int end = colon >= 0 && next.find() ? next.start() : rest.length();
            labelledPiece(rest.substring(0, end), proposal);
            rest = rest.substring(end).strip();
        }
    }

    private static void labelledPiece(String piece, Proposal proposal) {
        Matcher matcher = LABELLED.matcher(piece);
        if (matcher.matches() && TableFields.isLabel(matcher.group(1))) {
            String label = FieldName.clean(matcher.group(1));
            Guess guess = Guess.of(label, matcher.group(2));
            if (!proposal.has(FieldName.of(label)) && !proposal.holds(guess.value())) {
                proposal.add(label, guess.kind().describe(label), guess);
            }
        }
    }

    /** Amounts with a word of sums before them, on one line or on two that stand side by side. */
    private static void sums(List<TextLine> lines, Proposal proposal) {
        for (TextLine line : lines) {
            String row =
                    line.text() + right(lines, line).map(r -> " " + r.text()).orElse("");
            Matcher matcher = AMOUNT_AT_END.matcher(row);
            if (matcher.matches() && isSum(matcher.group(1))) {
                String label = FieldName.clean(matcher.group(1));
                String name = FieldName.of(label);
                if (!name.isEmpty() && !proposal.has(name)) {
                    Guess guess = Guess.of("", matcher.group(3));
                    proposal.add(label, guess.kind().describe(label), guess);
                }
            }
        }
    }

    /** True for words that name a sum rather than a thing bought. */
    static boolean isSum(String words) {
        String lower = FieldName.of(words).replace('_', ' ');
        return SUMS.stream().anyMatch(sum -> (" " + lower + " ").contains(" " + sum + " "));
    }

    private static Optional<TextLine> right(List<TextLine> lines, TextLine line) {
        return lines.stream()
                .filter(other -> other.box().x() >= line.box().right()
                        && other.box().overlapY(line.box()) > line.box().height() / 2)
                .min(Comparator.comparingDouble(other -> other.box().x()));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Takes a value unless some field holds it or one of that kind already. */
    private static void once(String label, String description, ValueKind kind, String value, Proposal proposal) {
        boolean known = proposal.sample()
                        .valueStream()
                        .anyMatch(seen -> seen.asString("").contains(value))
                || proposal.properties().propertyNames().stream().anyMatch(n -> n.contains(FieldName.of(label)));
        if (!known) {
            proposal.add(label, description, new Guess(kind, Json.MAPPER.valueToTree(value)));
        }
    }

    private static void addText(Perception perception, Proposal proposal) {
        String text = perception.text().replaceAll("\\s+", " ").strip();
        String start = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        proposal.add("Text", "All text of the document", new Guess(ValueKind.TEXT, Json.MAPPER.valueToTree(start)));
    }
}
