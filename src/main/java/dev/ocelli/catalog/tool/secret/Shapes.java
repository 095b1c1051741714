package dev.ocelli.catalog.tool.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Shapes of email addresses, phone numbers, dates, amounts and national numbers. */
final class Shapes {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String AFTER = "(?![\\p{L}\\p{N}])";

    private static final Pattern EMAIL = Pattern.compile(BEFORE
            + "[\\p{L}\\d](?:[\\p{L}\\d._%+-]{0,63})? ?@ ?[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,4}\\.\\p{L}{2,24}"
            + AFTER);
    private static final Pattern INTERNATIONAL = Pattern.compile(
            "(?<![\\p{L}\\p{N}+])(?:\\+|00)[ ]?[1-9]\\d{0,2}(?:[ ./()-]{0,3}\\d){6,13}(?![\\p{L}\\p{N}])");
    private static final Pattern AMERICAN = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,-])(?:1[-. ])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])[2-9]?\\d{2,3}[-. ]\\d{4}(?![\\p{L}\\p{N}-])");
    private static final Pattern AREA_CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,/-])\\(?0\\d{1,5}\\)?[ ]?[/–-][ ]?\\d{2,}(?:[ -]?\\d{2,}){0,4}(?![\\p{L}\\p{N}/])");
    private static final Pattern FRENCH_PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}.,])0[1-9](?:[ .]\\d{2}){4}(?![\\p{L}\\p{N}])");
    private static final Pattern BRITISH_PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,])0(?:20 \\d{4} \\d{4}|1\\d{2,3} \\d{3} ?\\d{3,4}|7\\d{3} \\d{3} ?\\d{3})(?![\\p{L}\\p{N}])");

    private static final String MONTH =
            "(?:jan(?:uary|uar|vier|uari|\\.)?|feb(?:ruary|ruar|ruari|\\.)?|f[ée]vr(?:ier|\\.)?|mar(?:ch|s|zo|\\.)?|m[äa]rz|maart"
                    + "|apr(?:il|ile|\\.)?|avr(?:il|\\.)?|may|mai|mei|mayo|maggio|jun(?:e|i|io|\\.)?|juin|giugno|jul(?:y|i|io|\\.)?"
                    + "|juil(?:let|\\.)?|luglio|aug(?:ust|ustus|\\.)?|ao[ûu]t|agosto|sep(?:t|tember|tembre|tiembre|\\.)?"
                    + "|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|ottobre|nov(?:ember|embre|iembre|\\.)?"
                    + "|dec(?:ember|embre|\\.)?|dez(?:ember|\\.)?|d[ée]c(?:embre|\\.)?|dic(?:iembre|embre|\\.)?|enero|febrero|abril"
                    + "|gennaio|febbraio|aprile|setembro|outubro|janeiro|fevereiro|março|maio|junho|julho|novembro|dezembro)";
    private static final List<Pattern> DATES = List.of(
            Pattern.compile(BEFORE
                    + "(?:19|20)\\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])(?:T\\d{2}:\\d{2}\\S{0,12})?"
                    + AFTER),
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,/-])(?:0?[1-9]|[12]\\d|3[01])[-./ ](?:0?[1-9]|1[0-2]|[12]\\d|3[01])[-./ ](?:(?:19|20)\\d{2}|\\d{2})(?![\\p{L}\\p{N}/-]|[.,]\\d)"),
            Pattern.compile(
                    BEFORE + "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|\\.|º)?[ -]{0,2}(?:of |de |di )?" + MONTH
                            + "[ ,.-]{0,3}(?:de |del )?(?:(?:19|20)\\d{2}|'?\\d{2})" + AFTER,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            Pattern.compile(
                    BEFORE + MONTH + "[ .-]{1,2}(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?[ ,.-]{1,3}(?:19|20)\\d{2}"
                            + AFTER,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            Pattern.compile(
                    BEFORE + "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)? day of " + MONTH + ",? (?:19|20)\\d{2}" + AFTER,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            Pattern.compile(
                    BEFORE + MONTH + "[ ,.]{1,2}(?:19|20)\\d{2}" + AFTER,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

    private static final String CURRENCY =
            "(?:[$€£¥₹]|US\\$|CHF|EUR|USD|GBP|JPY|INR|RM|MYR|SGD|AUD|CAD|SEK|NOK|DKK|PLN|CZK|Rs\\.?)";
    private static final String NUMBER = "\\d{1,3}(?:[.,' ]\\d{3}){1,5}(?:[.,]\\d{1,2})?|\\d{1,12}[.,]\\d{2}|\\d{1,12}";
    private static final String CENTS = "\\d{1,3}(?:[.,' ]\\d{3}){0,5}[.,]\\d{2}|\\d{1,12}[.,]\\d{2}";
    private static final List<Pattern> AMOUNTS = List.of(
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,])-?" + CURRENCY + "[ ]?-?(?:" + NUMBER + ")-?(?![\\p{L}\\p{N}]|[.,]\\d)"),
            Pattern.compile("(?<![\\p{L}\\p{N}.,/-])-?(?:" + NUMBER + ")-?[ ]?" + CURRENCY + "(?![\\p{L}\\p{N}])"),
            Pattern.compile("(?<![\\p{L}\\p{N}.,/:-])[-+]?(?:" + CENTS
                    + ")-?(?![\\p{L}\\p{N}%/:]|[.,]\\d| ?%| ?(?i:kg|g|ml|cm|mm|km|kwh|h)\\b)"));

    private Shapes() {}

    static List<Finder> finders() {
        var finders = new java.util.ArrayList<Finder>();
        finders.add(new PatternFinder(SecretKind.EMAILS, EMAIL, v -> true, "shape of an email address", 0.98));
        phones(finders);
        DATES.forEach(
                p -> finders.add(new PatternFinder(SecretKind.DATES, p, Shapes::couldBeDate, "shape of a date", 0.94)));
        AMOUNTS.forEach(
                p -> finders.add(new PatternFinder(SecretKind.AMOUNTS, p, v -> true, "shape of an amount", 0.85)));
        NationalNumbers.addTo(finders);
        return finders;
    }

    private static void phones(List<Finder> finders) {
        for (Pattern p : List.of(INTERNATIONAL, AMERICAN, AREA_CODE, FRENCH_PHONE, BRITISH_PHONE)) {
            finders.add(new PatternFinder(
                    SecretKind.PHONES,
                    p,
                    v -> Numbers.digitCount(v) >= 7 && Numbers.digitCount(v) <= 15,
                    "shape of a phone number",
                    p.equals(INTERNATIONAL) ? 0.9 : 0.8));
        }
    }

    /** Of two numbers for day and month at least one is no more than 12. */
    private static boolean couldBeDate(String printed) {
        String lower = printed.toLowerCase(Locale.ROOT);
        if (lower.chars().anyMatch(Character::isLetter)) {
            return true;
        }
        String[] parts = printed.split("[-./ ]");
        boolean spaced = printed.contains(" ");
        return parts[0].length() == 4
                || ((Integer.parseInt(parts[0]) <= 12 || Integer.parseInt(parts[1]) <= 12)
                        && (!spaced || parts[2].length() == 4));
    }
}
