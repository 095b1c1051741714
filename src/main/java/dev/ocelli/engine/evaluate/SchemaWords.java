package dev.ocelli.engine.evaluate;

import dev.ocelli.engine.evaluate.SchemaFacts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed between two schemas, in sentences for people; names of fields stand between backquotes. */
final class SchemaWords {
    private final Map<String, Field> before;
    private final Map<String, Field> after;
    private final List<Sentence> sentences = new ArrayList<>();

    /** @param kind {@code added}, {@code removed} or {@code changed} */
    record Sentence(String kind, String words) {}

    private SchemaWords(SchemaFacts before, SchemaFacts after) {
        this.before = new LinkedHashMap<>(before.fields());
        this.after = new LinkedHashMap<>(after.fields());
    }

    static List<Sentence> of(SchemaFacts before, SchemaFacts after) {
        var words = new SchemaWords(before, after);
        words.renamed();
        words.after.forEach((path, now) -> {
            Field old = words.before.get(path);
            if (old == null) {
                words.say("added", "The field `%s` was added: %s.".formatted(path, now.summary()));
            } else {
                words.compare(path, old, now);
            }
        });
        words.before.keySet().stream()
                .filter(path -> !words.after.containsKey(path))
                .forEach(path -> words.say("removed", "The field `%s` was removed.".formatted(path)));
        return List.copyOf(words.sentences);
    }

    private void say(String kind, String sentence) {
        sentences.add(new Sentence(kind, sentence));
    }

    /** A field that is gone and a new one that says the same of itself are one field with another name. */
    private void renamed() {
        for (String gone : List.copyOf(before.keySet())) {
            Field field = before.get(gone);
            if (field == null || after.containsKey(gone) || field.told().isBlank()) {
                continue;
            }
            Optional<String> come = after.entrySet().stream()
                    .filter(entry -> !before.containsKey(entry.getKey())
                            && entry.getValue().equals(field))
                    .map(Map.Entry::getKey)
                    .findFirst();
            come.ifPresent(name -> {
                say("changed", "The field `%s` is called `%s` now.".formatted(gone, name));
                before.remove(gone);
                after.remove(name);
            });
        }
    }

    private void compare(String path, Field old, Field now) {
        if (!old.type().equals(now.type())) {
            changed("The type of `%s` changed from %s to %s.".formatted(path, old.type(), now.type()));
        }
        if (old.required() != now.required()) {
            changed("The field `%s` %s.".formatted(path, now.required() ? "became required" : "is no longer required"));
        }
        if (old.nullable() != now.nullable()) {
            changed("The field `%s` %s."
                    .formatted(path, now.nullable() ? "may be empty now" : "may no longer be empty"));
        }
        allowed(path, old.allowed(), now.allowed());
        if (!old.pattern().equals(now.pattern())) {
            changed(
                    now.pattern().isEmpty()
                            ? "The field `%s` needs no pattern any more.".formatted(path)
                            : "The field `%s` has to look like %s now.".formatted(path, now.pattern()));
        }
        if (!old.told().equals(now.told())) {
            changed("The words about `%s` changed from “%s” to “%s”."
                    .formatted(path, shown(old.told()), shown(now.told())));
        }
    }

    private void allowed(String path, List<String> old, List<String> now) {
        if (old.equals(now)) {
            return;
        }
        if (now.isEmpty()) {
            changed("The field `%s` may have any value now.".formatted(path));
            return;
        }
        if (old.isEmpty()) {
            changed("The field `%s` may only be %s now.".formatted(path, String.join(", ", now)));
            return;
        }
        List<String> come = now.stream().filter(value -> !old.contains(value)).toList();
        List<String> gone = old.stream().filter(value -> !now.contains(value)).toList();
        if (!come.isEmpty()) {
            changed("The field `%s` may also be %s.".formatted(path, String.join(", ", come)));
        }
        if (!gone.isEmpty()) {
            changed("The field `%s` may no longer be %s.".formatted(path, String.join(", ", gone)));
        }
    }

    private void changed(String sentence) {
        say("changed", sentence);
    }

    private static String shown(String text) {
        return text.isBlank() ? "nothing" : text;
    }
}
