package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.base.TimeSpan;

/**
 * A picture of a film that differs from those before.
 *
 * @param shot the shot that it is of
 * @param shown while which it stands nearly still
 * @param time seconds from the beginning, in the middle of that
 * @param key whether it is the picture that stands longest in its shot
 */
public record KeyFrame(TimeSpan shot, TimeSpan shown, double time, boolean key) {}
