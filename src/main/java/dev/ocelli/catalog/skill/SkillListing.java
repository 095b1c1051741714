package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;

/**
 * Which skills to list and in what order.
 *
 * @param limit 1 to 1000
 * @param offset from 0
 * @param grouped one row, the latest, for each name
 */
public record SkillListing(int limit, int offset, Order order, boolean descending, boolean grouped) {
    public SkillListing {
        if (limit < 1 || limit > 1000) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "limit", "limit is " + limit + ", expected 1 to 1000.");
        }
        if (offset < 0) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "offset", "offset is " + offset + ", expected 0 or more.");
        }
    }

    public enum Order {
        CREATED_AT,
        UPDATED_AT,
        NAME;

        /** Reads {@code created_at}, {@code updated_at} or {@code name}. */
        public static Order parse(String word) {
            for (Order order : values()) {
                if (order.column().equals(word)) {
                    return order;
                }
            }
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "order_by",
                    "order_by is '" + word + "', expected created_at, updated_at or name.");
        }

        String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
