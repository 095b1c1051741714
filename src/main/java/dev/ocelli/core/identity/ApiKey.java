package dev.ocelli.core.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a key; the key itself is not kept.
 *
 * @param ending its last four characters
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        String id, Owner owner, String ending, Instant createdAt, Optional<Instant> lastUsedAt, Status status) {

    /** @param name what its maker called the key */
    public record Owner(String projectId, String projectName, String name) {}

    /** Where a key came from and whether it still opens. */
    public record Status(Origin origin, Optional<Instant> revokedAt) {
        public boolean isRevoked() {
            return revokedAt.isPresent();
        }
    }

    /** How a key came to be. */
    public enum Origin {
        /** Named in OCELLI_API_KEY; valid for as long as it stands there. */
        CONFIGURED,
        /** Made at the first start, because none was configured. */
        GENERATED,
        /** Made by {@code ocelli keys create}. */
        CREATED
    }
}
