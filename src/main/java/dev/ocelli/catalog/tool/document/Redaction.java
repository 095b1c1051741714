package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.secret.Secret;

/** A secret and what is printed in its place; {@code replacement} is empty where nothing is. */
record Redaction(Secret secret, String replacement) {}
