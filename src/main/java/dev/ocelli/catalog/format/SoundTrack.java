package dev.ocelli.catalog.format;

/**
 * One stream of sound in a file.
 *
 * @param index among the sound streams of the file, from 0
 * @param codec name of its encoding, such as {@code mp3}
 * @param channels 1 for mono, 2 for stereo, …
 * @param rate samples a second
 */
public record SoundTrack(int index, String codec, int channels, int rate) {}
