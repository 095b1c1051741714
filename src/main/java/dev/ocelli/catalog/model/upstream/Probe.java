package dev.ocelli.catalog.model.upstream;

import java.net.URI;

/**
 * What a backend said when it was asked which models it has.
 *
 * @param good whether it answers and knows the configured model
 * @param words for people: what it said, or what is wrong and what to do
 */
public record Probe(String backend, URI url, String model, boolean good, String words) {}
