package dev.ocelli.engine.ground;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks that a number follows from others by one of the sums that documents need. */
final class Arithmetic {
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Arithmetic() {}

    /** True when the inputs are not all numbers: then nothing can be worked out here. */
    static boolean follows(JsonNode value, List<JsonNode> inputs) {
        if (!value.isNumber() || !inputs.stream().allMatch(JsonNode::isNumber)) {
            return true;
        }
        var wanted = value.decimalValue();
        var numbers = inputs.stream().map(JsonNode::decimalValue).toList();
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var product = numbers.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
        if (same(wanted, sum) || same(wanted, product) || same(wanted, product.movePointLeft(2))) {
            return true;
        }
        var first = numbers.getFirst();
        if (same(wanted, first.add(first).subtract(sum))) {
            return true;
        }
        return numbers.size() == 2 && ofTwo(wanted, first, numbers.get(1));
    }

    private static boolean ofTwo(BigDecimal wanted, BigDecimal a, BigDecimal b) {
        return same(wanted, b.subtract(a)) || quotient(wanted, a, b) || quotient(wanted, b, a);
    }

    private static boolean quotient(BigDecimal wanted, BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            return false;
        }
        var quotient = a.divide(b, MathContext.DECIMAL64);
        return same(wanted, quotient) || same(wanted, quotient.multiply(HUNDRED));
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(CENT) <= 0;
    }
}
