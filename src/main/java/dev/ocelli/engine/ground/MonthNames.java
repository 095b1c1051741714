package dev.ocelli.engine.ground;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Month names and their short forms in many languages, folded; one name can mean two months in two languages. */
final class MonthNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk", "tr", "id", "ms", "ro",
            "hu", "hr", "sl", "el", "ru", "uk", "bg", "et", "lv", "lt", "vi", "ca");
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private final Map<String, Set<Integer>> months;

    private MonthNames(Map<String, Set<Integer>> months) {
        this.months = months;
    }

    static MonthNames load() {
        var months = new HashMap<String, Set<Integer>>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : STYLES) {
                    String name = Folding.fold(month.getDisplayName(style, Locale.of(language)))
                            .replace(".", "")
                            .strip();
                    if (name.length() >= 3 && name.chars().allMatch(Character::isLetter)) {
                        months.computeIfAbsent(name, n -> new TreeSet<>()).add(month.getValue());
                    }
                }
            }
        }
        months.computeIfAbsent("sept", n -> new TreeSet<>()).add(9);
        return new MonthNames(months);
    }

    /** 1 to 12; empty for other words. {@code name} is folded. */
    Set<Integer> months(String name) {
        return months.getOrDefault(name, Set.of());
    }
}
