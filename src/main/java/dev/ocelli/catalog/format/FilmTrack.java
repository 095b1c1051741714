package dev.ocelli.catalog.format;

/**
 * One stream of moving pictures in a file; covers of music files are none.
 *
 * @param index among all streams of the file, from 0
 * @param codec name of its encoding, such as {@code h264}
 * @param width pixels as stored
 * @param height pixels as stored
 * @param frameRate pictures a second on average; 0 when the file does not say
 * @param turn clockwise quarter turn in degrees (0, 90, 180, 270) that makes the stored picture upright
 */
public record FilmTrack(int index, String codec, int width, int height, double frameRate, int turn) {}
