package dev.ocelli.core.base;

/** Text that must not reach a log or a message. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "…";
    }
}
