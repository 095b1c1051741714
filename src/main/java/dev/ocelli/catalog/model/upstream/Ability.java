package dev.ocelli.catalog.model.upstream;

/**
 * One thing that a backend was tried at.
 *
 * @param part such as {@code JSON} or {@code pictures}
 * @param good whether nothing needs to be done about it
 * @param words for people: how it does it, or what went wrong and what to set
 */
public record Ability(String backend, String part, boolean good, String words) {}
