package dev.ocelli.catalog.skill;

import java.util.Locale;

/**
 * One thing that the writer of a skill should know, with its place.
 *
 * @param file path inside the bundle
 * @param line from 1
 * @param column from 1
 */
public record SkillFinding(String file, int line, int column, Weight weight, String message) {
    /** How bad it is: errors keep a skill from being published. */
    public enum Weight {
        ERROR,
        WARNING;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
