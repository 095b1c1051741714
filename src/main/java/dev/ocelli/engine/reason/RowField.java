package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One value of a list's elements.
 *
 * @param pointer inside the element, such as {@code /unit_price}
 * @param meaning its kind and shape, for reading a cell
 * @param column the known column that it asks for
 * @param own the field's own words, as heads
 */
record RowField(String pointer, Meaning meaning, Optional<ColumnConcept> column, Phrases own) {
    /** The key of the column that holds this field: the known column's id, else the pointer. */
    String key() {
        return column.map(ColumnConcept::id).orElse(pointer);
    }

    /** The fields of one element; lists inside an element are left out. */
    static List<RowField> of(RowSpec rows, List<ColumnConcept> columns, KindGuess kinds) {
        var fields = new ArrayList<RowField>();
        collect("", rows.row(), columns, kinds, fields);
        return settled(fields);
    }

    private static void collect(
            String pointer, ObjectShape row, List<ColumnConcept> columns, KindGuess kinds, List<RowField> fields) {
        row.properties().forEach((name, shape) -> {
            String at = pointer + SchemaFields.step(name);
            switch (shape) {
                case LeafShape leaf -> fields.add(field(at, leaf, columns, kinds));
                case ObjectShape object -> collect(at, object, columns, kinds, fields);
                case ArrayShape array -> {}
            }
        });
    }

    private static RowField field(String pointer, LeafShape leaf, List<ColumnConcept> columns, KindGuess kinds) {
        var names = FieldNames.of(leaf.label());
        var column = ColumnConcept.of(names, columns).filter(c -> fits(c.kind(), leaf));
        var guess = kinds.of(leaf, names);
        boolean choice = guess == Kind.CHOICE || guess == Kind.BOOLEAN;
        var kind = choice ? guess : column.map(ColumnConcept::kind).orElse(guess);
        var spec = new FieldSpec(pointer, List.of(), leaf, false, List.of());
        var own = Phrases.of(names.printed());
        return new RowField(
                pointer, new Meaning(spec, kind, Optional.empty(), Optional.empty(), List.of()), column, own);
    }

    private static boolean fits(Kind kind, LeafShape leaf) {
        return Meanings.fits(kind, leaf) || (Meanings.isNumber(leaf.type()) && kind == Kind.ID);
    }

    /**
     * Two fields may not ask for one column: the first keeps it, the other is read by its own words. Brothers may: the
     * date of a deposit and the date of a withdrawal are one column, and the amount of the row tells which it is.
     */
    private static List<RowField> settled(List<RowField> fields) {
        var settled = new ArrayList<RowField>();
        for (RowField field : fields) {
            var taken =
                    settled.stream().filter(f -> f.key().equals(field.key())).findFirst();
            boolean alone = taken.isPresent() && !brothers(taken.get(), field, fields);
            settled.add(alone ? new RowField(field.pointer(), field.meaning(), Optional.empty(), field.own()) : field);
        }
        return settled;
    }

    private static boolean brothers(RowField a, RowField b, List<RowField> fields) {
        return !a.figure()
                && fields.stream().anyMatch(f -> f.decides(a, b))
                && fields.stream().anyMatch(f -> f.decides(b, a));
    }

    /** Whether this is an amount that shares a word with {@code own} and not with {@code other}. */
    boolean decides(RowField own, RowField other) {
        var words = new HashSet<>(own.words());
        words.removeAll(other.words());
        words.retainAll(words());
        return figure() && !words.isEmpty();
    }

    private boolean figure() {
        return meaning.kind() == Kind.MONEY || meaning.kind() == Kind.NUMBER;
    }

    private List<String> words() {
        return FieldNames.of(meaning.field().leaf().label()).tokens();
    }
}
