package dev.ocelli.core.base;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Makes ids; injected so that tests own them. */
public interface Ids {
    /** A UUID string, the id of files, predictions, executions, skills, agents, feedback and sessions. */
    String next();

    /** {@code byteCount} random bytes as lower-case hex, for tokens and keys. */
    String token(int byteCount);

    static Ids random() {
        var source = new SecureRandom();
        return new Ids() {
            @Override
            public String next() {
                return UUID.randomUUID().toString();
            }

            @Override
            public String token(int byteCount) {
                byte[] bytes = new byte[byteCount];
                source.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            }
        };
    }
}
