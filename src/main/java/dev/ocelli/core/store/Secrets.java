package dev.ocelli.core.store;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Secret;
import org.jdbi.v3.core.Jdbi;

/** Random secrets of this installation, such as the one that signs links; made on first use, the same ever after. */
public final class Secrets {
    private static final int BYTES = 32;

    private final Jdbi jdbi;
    private final Ids ids;

    public Secrets(Database database, Ids ids) {
        this.jdbi = database.jdbi();
        this.ids = ids;
    }

    /** 64 hex characters, the same for every process on this database. */
    public Secret of(String name) {
        return new Secret(jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO installation_secret (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET name = excluded.name
                        RETURNING value""")
                .bind("name", name)
                .bind("value", ids.token(BYTES))
                .mapTo(String.class)
                .one()));
    }
}
