package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.perception.BlockKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wants to be found, in words: "the second table", "logo", "all faces", or any words printed on the page.
 *
 * @param words what is left of the wish, for looking it up as text
 * @param thing the kind of thing that the words name, if they name one
 * @param which counts from 1; empty: the caller's choice; -1: the last
 */
record Wish(String words, Optional<Thing> thing, Optional<Integer> which) {

    /** Kinds of things that are found by more than their words. */
    enum Thing {
        TABLE,
        PICTURE,
        PHOTO,
        LOGO,
        SIGNATURE,
        STAMP,
        FACE,
        BARCODE,
        TITLE,
        SECTION_HEADER,
        PAGE_HEADER,
        PAGE_FOOTER,
        CAPTION,
        FOOTNOTE,
        FORMULA;

        /** The block of page layout that it is, if it is one. */
        Optional<BlockKind> block() {
            return switch (this) {
                case TITLE -> Optional.of(BlockKind.TITLE);
                case SECTION_HEADER -> Optional.of(BlockKind.SECTION_HEADER);
                case PAGE_HEADER -> Optional.of(BlockKind.PAGE_HEADER);
                case PAGE_FOOTER -> Optional.of(BlockKind.PAGE_FOOTER);
                case CAPTION -> Optional.of(BlockKind.CAPTION);
                case FOOTNOTE -> Optional.of(BlockKind.FOOTNOTE);
                case FORMULA -> Optional.of(BlockKind.FORMULA);
                case TABLE, PICTURE, PHOTO, LOGO, SIGNATURE, STAMP, FACE, BARCODE -> Optional.empty();
            };
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final Map<Thing, List<String>> NAMES = Map.ofEntries(
            Map.entry(Thing.TABLE, List.of("table", "grid")),
            Map.entry(
                    Thing.PICTURE,
                    List.of(
                            "picture",
                            "image",
                            "figure",
                            "illustration",
                            "drawing",
                            "chart",
                            "graph",
                            "diagram",
                            "graphic",
                            "plot")),
            Map.entry(
                    Thing.PHOTO, List.of("photo", "photograph", "portrait", "headshot", "passport photo", "id photo")),
            Map.entry(Thing.LOGO, List.of("logo", "emblem", "brand mark", "company logo", "logotype")),
            Map.entry(Thing.SIGNATURE, List.of("signature", "autograph", "handwritten signature")),
            Map.entry(Thing.STAMP, List.of("stamp", "seal", "rubber stamp")),
            Map.entry(Thing.FACE, List.of("face", "human face", "person's face", "head")),
            Map.entry(
                    Thing.BARCODE, List.of("barcode", "bar code", "qr code", "qr", "qr-code", "qrcode", "data matrix")),
            Map.entry(Thing.TITLE, List.of("title", "headline")),
            Map.entry(Thing.SECTION_HEADER, List.of("heading", "section header", "section heading", "subheading")),
            Map.entry(Thing.PAGE_HEADER, List.of("page header", "header", "letterhead")),
            Map.entry(Thing.PAGE_FOOTER, List.of("page footer", "footer")),
            Map.entry(Thing.CAPTION, List.of("caption")),
            Map.entry(Thing.FOOTNOTE, List.of("footnote")),
            Map.entry(Thing.FORMULA, List.of("formula", "equation")));

    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    private static final Pattern FILLER =
            Pattern.compile("^(?:the|all|every|each|any|a|an|my|our|their|its|his|her|of)\\s+");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("^(\\d{1,3})(?:st|nd|rd|th)?\\s+(.+)$");
    private static final Pattern NUMBER_AFTER = Pattern.compile("^(.+?)\\s+(?:no\\.?|number|#)?\\s*(\\d{1,3})$");
    private static final Pattern QUOTED = Pattern.compile("^[\"'“”‘’«»„](.+)[\"'“”‘’«»]$");

    /** Words in quotation marks are looked up as text whatever they name. */
    static Wish of(String target) {
        Matcher quoted = QUOTED.matcher(target.strip());
        if (quoted.matches()) {
            return new Wish(quoted.group(1).strip(), Optional.empty(), Optional.empty());
        }
        String left = withoutFillers(target.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        for (int i = 0; i < ORDINALS.size(); i++) {
            if (left.startsWith(ORDINALS.get(i) + " ")) {
                return counted(target, left.substring(ORDINALS.get(i).length() + 1), i + 1);
            }
        }
        if (left.startsWith("last ")) {
            return counted(target, left.substring(5), -1);
        }
        Matcher before = NUMBER_BEFORE.matcher(left);
        if (before.matches() && thing(before.group(2)).isPresent()) {
            return counted(target, before.group(2), Integer.parseInt(before.group(1)));
        }
        Matcher after = NUMBER_AFTER.matcher(left);
        if (after.matches() && thing(after.group(1)).isPresent()) {
            return counted(target, after.group(1), Integer.parseInt(after.group(2)));
        }
        return new Wish(target.strip(), thing(left), Optional.empty());
    }

    private static String withoutFillers(String words) {
        String left = words;
        Matcher filler = FILLER.matcher(left);
        while (filler.find()) {
            left = left.substring(filler.end());
            filler = FILLER.matcher(left);
        }
        return left;
    }

    private static Wish counted(String target, String name, int which) {
        var thing = thing(withoutFillers(name));
        return thing.isPresent()
                ? new Wish(target.strip(), thing, Optional.of(which))
                : new Wish(target.strip(), Optional.empty(), Optional.empty());
    }

    private static Optional<Thing> thing(String name) {
        String one = name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
        for (Thing thing : Thing.values()) {
            var names = NAMES.getOrDefault(thing, List.of());
            if (names.contains(name) || names.contains(one)) {
                return Optional.of(thing);
            }
        }
        return Optional.empty();
    }
}
