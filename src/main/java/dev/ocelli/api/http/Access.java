package dev.ocelli.api.http;

import io.javalin.security.RouteRole;

/** What a route asks of its caller; a route that says nothing asks for a key. */
public enum Access implements RouteRole {
    /** A valid key, else 401. */
    KEY,
    /** No key is needed, but one that is sent must be valid. */
    OPTIONAL_KEY,
    /** Nobody is asked: the route checks a signature itself, or shows nothing private. */
    OPEN
}
