package dev.ocelli.examples;

import dev.ocelli.catalog.format.FilmFile;
import java.awt.Color;
import java.nio.file.Path;

/** The film in {@code examples/}: fifteen silent seconds of a made-up rental, with words on every slide. */
public final class ExampleFilm {
    private ExampleFilm() {}

    /** Writes {@code film.mp4} into the folder {@code args[0]}; {@code args[1]} keeps the programs that do it. */
    public static void main(String[] args) {
        new FilmFile(Path.of(args[1]), 640, 360)
                .slide(4, new Color(0x0b, 0x4f, 0x5c), "Harbour City Couriers", "Renting a cargo bicycle")
                .slide(4, Color.WHITE, "1. Choose a bicycle", "Prices from 24.00 EUR a day", "Deposit: 150.00 EUR")
                .slide(
                        4,
                        new Color(0xff, 0xf3, 0xbf),
                        "2. Pick it up",
                        "8 Quayside Road, Bristol",
                        "Monday to Friday, 9:00 to 18:00")
                .slide(3, Color.BLACK, "Thank you for watching", "couriers.example")
                .write(Path.of(args[0]).resolve("film.mp4"));
    }
}
