package dev.ocelli.core.identity;

/** A key at the one moment when its secret can be read. */
public record NewKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "NewKey[" + key.id() + ", …" + key.ending() + "]";
    }
}
