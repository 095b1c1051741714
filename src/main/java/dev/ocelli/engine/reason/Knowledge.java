package dev.ocelli.engine.reason;

/** What is made of the lexicon once and used for every document. Safe for any thread. */
record Knowledge(
        Lexicon lexicon,
        Recognisers recognisers,
        LabelFinder labels,
        AddressWords addressWords,
        AddressReader addresses,
        FirmNames firms) {

    static Knowledge of(Lexicon lexicon) {
        var recognisers = new Recognisers(lexicon);
        var labels = new LabelFinder(lexicon);
        var words = new AddressWords(lexicon);
        return new Knowledge(
                lexicon,
                recognisers,
                labels,
                words,
                new AddressReader(words, lexicon, recognisers),
                new FirmNames(lexicon, words, recognisers, labels));
    }
}
