package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.catalog.tool.secret.SecretKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Made-up words for secrets: of the same shape, the same for the same secret, different for different ones.
 *
 * <p>They follow from the hash of the whole document and the secret, so a run repeated gives the same ones, while nobody
 * without the document can try secrets out. Accounts keep valid check digits and addresses of mail end in {@code
 * example.com}. Not for several threads.
 */
final class Replacements {
    private static final List<String> GIVEN = List.of(
            "Clara", "Milo", "Selma", "Arno", "Ilse", "Corin", "Thea", "Jonah", "Mirja", "Edda", "Lionel", "Petra",
            "Quirin", "Ramona", "Silas", "Tilda", "Ulla", "Vito", "Wanda", "Xenia", "Yorick", "Zita", "Alma", "Bruno");
    private static final List<String> FAMILY = List.of(
            "Brandt",
            "Calloway",
            "Dorner",
            "Eastwick",
            "Falken",
            "Garnet",
            "Hollis",
            "Ingram",
            "Jarvis",
            "Kessel",
            "Lorimer",
            "Marlow",
            "Norwood",
            "Osgood",
            "Penrose",
            "Quill",
            "Ravenel",
            "Stanmore",
            "Thornbury",
            "Umber",
            "Vance",
            "Westlake",
            "Yarrow",
            "Zeller",
            "Ashdown",
            "Birkett",
            "Corbin",
            "Denholm");
    private static final List<String> PLACES = List.of(
            "Alder", "Birch", "Cedar", "Dune", "Elmwood", "Fern", "Glen", "Heather", "Iris", "Juniper", "Kestrel",
            "Larch", "Maple", "Noble", "Orchard", "Poplar", "Quarry", "Rowan", "Sorrel", "Thistle", "Upton", "Vale",
            "Willow");

    private final String seed;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /** @param seed the hash of the document */
    Replacements(String seed) {
        this.seed = seed;
    }

    String of(Secret secret) {
        String text = secret.text().replaceAll("[\\n\\t]", " ");
        if (secret.category().equals(SecretKind.PERSON_NAMES.wireName())) {
            return byWord(text, "name");
        }
        if (secret.category().equals(SecretKind.ADDRESSES.wireName())) {
            return byWord(text, "place");
        }
        if (secret.category().equals(SecretKind.EMAILS.wireName())) {
            return once(
                    "email",
                    plain(text),
                    chance -> pick(GIVEN, chance).toLowerCase(Locale.ROOT) + "."
                            + pick(FAMILY, chance).toLowerCase(Locale.ROOT) + "@example.com");
        }
        if (secret.category().equals(SecretKind.DATES.wireName())) {
            String letters = once("date", plain(text), chance -> OtherDates.of(text, chance));
            return letters;
        }
        String letters = once(secret.category(), plain(text), chance -> other(secret.category(), plain(text), chance));
        return inShapeOf(text, letters);
    }

    private interface Maker {
        String make(Chance chance);
    }

    /** The replacement of this key: the one given before, or a new one that nothing else has and that differs. */
    private String once(String group, String key, Maker maker) {
        String before = known.get(group + ":" + key);
        if (before != null) {
            return before;
        }
        String made = "";
        for (int attempt = 0; attempt < 50; attempt++) {
            made = maker.make(new Chance(seed + "\n" + group + "\n" + key + "\n" + attempt));
            if (!plain(made).equals(key) && !used.contains(group + ":" + made)) {
                break;
            }
        }
        used.add(group + ":" + made);
        known.put(group + ":" + key, made);
        return made;
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Word by word, so that a family name alone becomes what it became within the whole name. */
    private String byWord(String text, String group) {
        var out = new StringBuilder();
        String[] words = text.split("(?<=[\\s,/])|(?=[\\s,/])");
        int last = words.length - 1;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean lastWord = i == last;
            out.append(word.chars().noneMatch(Character::isLetterOrDigit) ? word : word(word, group, lastWord));
        }
        return out.toString();
    }

    private String word(String word, String group, boolean lastWord) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return inShapeOf(word, once(group, plain(word), chance -> Scramble.of(plain(word), chance)));
        }
        if (Character.isLowerCase(word.charAt(0)) && word.length() < 5) {
            return word;
        }
        String plain = plain(word);
        List<String> source = group.equals("place") ? PLACES : lastWord ? FAMILY : GIVEN;
        String made = once(group, plain, chance -> pick(source, chance));
        if (plain.length() == 1) {
            return made.charAt(0) + (word.endsWith(".") ? "." : "");
        }
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
        return (capitals ? made.toUpperCase(Locale.ROOT) : made) + word.replaceAll("^.*[\\p{L}\\p{N}]", "");
    }

    private static String pick(List<String> words, Chance chance) {
        return words.get(chance.below(words.size()));
    }

    private static String other(String category, String plain, Chance chance) {
        if (category.equals(SecretKind.BANK_ACCOUNTS.wireName())) {
            return OtherAccounts.of(plain, chance);
        }
        if (category.equals(SecretKind.PHONES.wireName()) && plain.length() > 6) {
            return plain.substring(0, 3) + Scramble.of(plain.substring(3), chance);
        }
        return Scramble.of(plain, chance);
    }

    /** The letters spaced and cased as in {@code text}. */
    static String inShapeOf(String text, String letters) {
        var out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) || at >= letters.length()) {
                out.append(Character.isLetterOrDigit(c) ? '0' : c);
            } else {
                char next = letters.charAt(at++);
                out.append(Character.isUpperCase(c) ? Character.toUpperCase(next) : next);
            }
        }
        return out.toString();
    }
}
