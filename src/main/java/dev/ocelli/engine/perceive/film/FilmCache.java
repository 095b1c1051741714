package dev.ocelli.engine.perceive.film;

import java.util.Optional;

/** Remembers which stretches of films were watched, so that a long one that was cut off goes on where it was. Any thread. */
public interface FilmCache {
    /** Remembers nothing. */
    FilmCache NONE = new FilmCache() {
        @Override
        public Optional<FilmPart> find(Key key) {
            return Optional.empty();
        }

        @Override
        public void put(Key key, FilmPart part) {}
    };

    /**
     * One stretch of one film.
     *
     * @param contentHash of the file: SHA-256, hex
     * @param options everything else that decides what is seen: the version of the rules and the place
     */
    record Key(String contentHash, String options) {}

    Optional<FilmPart> find(Key key);

    void put(Key key, FilmPart part);
}
