package dev.ocelli.catalog.tool.document;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subtotal, tax and total as they are printed behind their labels, whether they add up or not: a reader that fills a schema
 * looks for numbers that fit together and passes over those that do not.
 */
final class PrintedSums {
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.,' ]*");
    private static final Pattern AT_END = Pattern.compile(
            "(?<=[\\p{L}:)%]\\s{1,3})[^\\p{L}\\d]{0,2}(?:[A-Z]{3} )?-?\\d[\\d.,' ]*(?: ?[€$£]| [A-Z]{3})?$");
    private static final Map<String, Pattern> LABELS = Map.of(
            "subtotal",
            label("sub-? ?total|net(?: amount| total)?|nettobetrag|zwischensumme|netto|total net|total ht|sous-total"
                    + "|base imponible|imponibile|subtotaal"),
            "tax_total",
            label(
                    "(?:sales )?tax(?: amount| total)?|vat(?: amount)?|total vat|gst|mwst|ust|umsatzsteuer|mehrwertsteuer|tva"
                            + "|total tva|iva|btw"),
            "total",
            label(
                    "(?:grand |invoice )?total(?: amount)?(?: due)?|amount due|gesamtbetrag|gesamtsumme|rechnungsbetrag|gesamt"
                            + "|bruttobetrag|total ttc|montant total|total a pagar|importe total|totale|totaal"));

    private PrintedSums() {}

    /** The label, perhaps with a rate or a currency behind it. */
    private static Pattern label(String words) {
        return Pattern.compile("(?:" + words + ")(?: ?\\(?[\\d.,]+ ?%\\)?)?(?: ?\\(?(?:eur|usd|gbp|chf|[€$£])\\)?)?");
    }

    /** By {@code subtotal}, {@code tax_total} and {@code total}; the last one printed of each. */
    static Map<String, BigDecimal> of(Perception seen) {
        var sums = new TreeMap<String, BigDecimal>();
        for (Page page : seen.pages()) {
            for (TextLine line : page.lines()) {
                Matcher amount = AT_END.matcher(line.text());
                boolean inside = amount.find();
                String label = inside ? line.text().substring(0, amount.start()) : line.text();
                String key = label.toLowerCase(Locale.ROOT).replaceAll("[:\\s.]+$", "");
                Optional<String> value = inside ? Optional.of(amount.group()) : beside(page, line);
                LABELS.forEach((name, pattern) -> {
                    if (pattern.matcher(key).matches()) {
                        value.flatMap(PrintedSums::number).ifPresent(v -> sums.put(name, v));
                    }
                });
            }
        }
        return sums;
    }

    /** The last amount to the right in the same row. */
    private static Optional<String> beside(Page page, TextLine label) {
        return page.lines().stream()
                .filter(l -> l.box().x() > label.box().centreX()
                        && !l.equals(label)
                        && l.box().overlapY(label.box())
                                > 0.5 * Math.min(l.box().height(), label.box().height()))
                .max(Comparator.comparingDouble(l -> l.box().right()))
                .map(TextLine::text);
    }

    /** The last of two different separators stands before the cents. */
    static Optional<BigDecimal> number(String printed) {
        Matcher m = NUMBER.matcher(printed);
        if (!m.find()) {
            return Optional.empty();
        }
        String digits = m.group().replaceAll("[' ]|[.,]$", "");
        int decimal = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean cents = decimal >= 0 && digits.length() - decimal - 1 != 3;
        String whole = (cents ? digits.substring(0, decimal) : digits).replaceAll("[.,]", "");
        String plain = cents ? whole + "." + digits.substring(decimal + 1) : whole;
        return plain.matches("-?\\d{1,15}(?:\\.\\d{1,6})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
