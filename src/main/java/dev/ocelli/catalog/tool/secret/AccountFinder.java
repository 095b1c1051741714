package dev.ocelli.catalog.tool.secret;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bank accounts: IBANs and card numbers by length and check digits, everything else by its label. */
final class AccountFinder implements Finder {
    private static final String KIND = SecretKind.BANK_ACCOUNTS.wireName();

    /** Two letters, two digits, then groups; where readers of scans slip, a letter may stand for a digit. */
    private static final Pattern IBAN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[A-Z]{2}[ \\t]?[\\dOILSB]{2}(?:[ \\t\\n.-]{0,2}[A-Z0-9]){10,32}(?![\\p{Ll}])");

    private static final Pattern CARD =
            Pattern.compile("(?<![\\p{L}\\p{N}.,/-])[3-6](?:[ \\t-]{0,2}\\d){12,18}(?![\\p{L}\\p{N}])");
    private static final Pattern MASKED_CARD = Pattern.compile("(?:[*xX•.#]{4}[ \\t-]?){1,4}\\d{4}(?![\\p{L}\\p{N}])");
    private static final Pattern VALUE = Pattern.compile(
            "(?=[^\\n\\t]{0,6}\\d)[\\p{Lu}\\d*•][\\p{Lu}\\d*•./-]*(?: [\\p{Lu}\\d*•./-]*[\\d*•][\\p{Lu}\\d*•./-]*)*");
    private static final Pattern BIC =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![\\p{L}\\p{N}])");

    private final LabelFinder accounts;
    private final LabelFinder bics;

    AccountFinder(Lexicon lexicon) {
        this.accounts = new LabelFinder(KIND, lexicon.labels("account"), VALUE, v -> Numbers.digitCount(v) >= 4);
        this.bics = new LabelFinder(KIND, lexicon.labels("bic"), BIC, v -> true);
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        for (Stretch stretch : page.stretches()) {
            ibans(page, stretch, found);
            cards(page, stretch, found);
        }
        accounts.find(page, found);
        bics.find(page, found);
    }

    private static void ibans(PrintedPage page, Stretch stretch, Consumer<Secret> found) {
        Matcher m = IBAN.matcher(stretch.text());
        int at = 0;
        while (m.find(at)) {
            var end = ibanEnd(stretch.text(), m.start(), m.end());
            if (end.isPresent()) {
                String printed = stretch.text().substring(m.start(), end.get());
                boolean checked = Checksums.iban(repaired(Numbers.plain(printed)));
                String how = checked ? "check digits of an IBAN" : "length of an IBAN of its country";
                found.accept(new Secret(
                        KIND, printed, page.index(), stretch.boxes(m.start(), end.get()), how, checked ? 0.99 : 0.75));
            }
            at = end.orElse(m.start() + 1);
        }
    }

    /** Where the number ends: after as many letters and digits as the country's IBANs have. */
    private static Optional<Integer> ibanEnd(String text, int from, int to) {
        Integer length = Checksums.IBAN_LENGTHS.get(text.substring(from, from + 2));
        int seen = 0;
        for (int i = from; length != null && i < to; i++) {
            seen += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
            if (seen == length) {
                boolean more = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
                boolean digits = Numbers.digitCount(text.substring(from, i + 1)) * 2 >= length;
                return more || !digits ? Optional.empty() : Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** Check digits are always digits; the rest only where the number holds as read or not at all. */
    private static String repaired(String plain) {
        String check = plain.substring(0, 2) + Numbers.asDigits(plain.substring(2, 4));
        String asRead = check + plain.substring(4);
        return Checksums.iban(asRead) ? asRead : check + Numbers.asDigits(plain.substring(4));
    }

    private static void cards(PrintedPage page, Stretch stretch, Consumer<Secret> found) {
        Matcher m = CARD.matcher(stretch.text());
        while (m.find()) {
            String digits = Numbers.digits(m.group());
            boolean grouped = m.group().matches("\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{1,7}|\\d{4}([ -]?)\\d{6}\\2\\d{5}");
            if (grouped && Checksums.luhn(digits)) {
                found.accept(secret(page, stretch, m, "check digit of a card number", 0.97));
            }
        }
        Matcher masked = MASKED_CARD.matcher(stretch.text());
        while (masked.find()) {
            found.accept(secret(page, stretch, masked, "a masked card number", 0.8));
        }
    }

    private static Secret secret(PrintedPage page, Stretch stretch, Matcher m, String how, double confidence) {
        return new Secret(KIND, m.group(), page.index(), stretch.boxes(m.start(), m.end()), how, confidence);
    }
}
