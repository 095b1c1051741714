package dev.ocelli.api.http;

import io.javalin.security.RouteRole;

/** Says that a POST route answers a repeated Idempotency-Key by itself, better than by a copy of its first answer. */
public enum Repeat implements RouteRole {
    BY_ROUTE
}
