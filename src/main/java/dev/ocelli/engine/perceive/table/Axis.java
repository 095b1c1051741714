package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Tells the numbers at the side of a chart from a column of a table: they go up or down in equal steps. */
final class Axis {
    private static final int SHORTEST = 4;

    private Axis() {}

    /** True when the first or the last column is an axis; counting by ones and years are no axis. */
    static boolean in(List<Slot> slots) {
        return axis(slots, 0) || axis(slots, Slots.columns(slots) - 1);
    }

    private static boolean axis(List<Slot> slots, int column) {
        var numbers = new ArrayList<Double>();
        int cells = 0;
        for (var slot : slots) {
            if (slot.column() == column) {
                cells++;
                number(slot.text()).ifPresent(numbers::add);
            }
        }
        if (numbers.size() < SHORTEST || numbers.size() * 10 < cells * 6) {
            return false;
        }
        double step = numbers.get(1) - numbers.get(0);
        int equal = 0;
        for (int i = 1; i < numbers.size(); i++) {
            equal += Math.abs(numbers.get(i) - numbers.get(i - 1) - step) < 1e-6 * Math.max(1, Math.abs(step)) ? 1 : 0;
        }
        return Math.abs(step) > 1e-9 && Math.abs(Math.abs(step) - 1) > 1e-6 && equal * 10 >= (numbers.size() - 1) * 8;
    }

    private static OptionalDouble number(String text) {
        String plain = text.split(" ")[0].replaceAll("[,%$€£]", "");
        return plain.matches("[-–−]?\\d{1,9}(?:\\.\\d{1,6})?")
                ? OptionalDouble.of(Double.parseDouble(plain.replaceAll("[–−]", "-")))
                : OptionalDouble.empty();
    }
}
