package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field names chosen by a statement such as {@code { invoice_id items { description } }}; no inner fields means all.
 *
 * <p>The part of GraphQL that names fields: a {@code query} head, commas and comments are allowed, arguments, aliases,
 * fragments and directives are refused.
 */
record FieldSelection(Map<String, FieldSelection> fields) {
    private static final Pattern TOKEN = Pattern.compile("[\\s,\\uFEFF]+|#[^\\n]*|([A-Za-z_][A-Za-z0-9_-]*|[{}])");
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_DEPTH = 32;

    static FieldSelection parse(String statement) {
        if (statement.length() > MAX_LENGTH) {
            throw bad("is longer than " + MAX_LENGTH + " characters");
        }
        return new Reader(statement, tokens(statement)).read();
    }

    private record Token(String text, int at) {}

    private static List<Token> tokens(String statement) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = TOKEN.matcher(statement);
        int at = 0;
        while (at < statement.length()) {
            if (!matcher.region(at, statement.length()).lookingAt()) {
                throw bad("has an unexpected " + statement.charAt(at) + " at " + place(statement, at)
                        + "; write field names and braces only, such as { total items { price } }");
            }
            if (matcher.group(1) != null) {
                tokens.add(new Token(matcher.group(1), at));
            }
            at = matcher.end();
        }
        return tokens;
    }

    private static final class Reader {
        private final String statement;
        private final List<Token> tokens;
        private int next;

        Reader(String statement, List<Token> tokens) {
            this.statement = statement;
            this.tokens = tokens;
        }

        FieldSelection read() {
            if (next("query")) {
                next++;
                if (!next("{")) {
                    next++;
                }
            }
            if (!next("{")) {
                throw bad("must begin with { at " + here());
            }
            var chosen = fields(1);
            if (next < tokens.size()) {
                throw bad("goes on after its last } at " + here());
            }
            return chosen;
        }

        private FieldSelection fields(int depth) {
            if (depth > MAX_DEPTH) {
                throw bad("nests deeper than " + MAX_DEPTH + " levels");
            }
            next++;
            var fields = new LinkedHashMap<String, FieldSelection>();
            while (!next("}")) {
                if (next >= tokens.size()) {
                    throw bad("lacks a } at " + here());
                }
                if (next("{")) {
                    throw bad("has a { without a field name before it at " + here());
                }
                String name = tokens.get(next++).text();
                fields.put(name, next("{") ? fields(depth + 1) : new FieldSelection(Map.of()));
            }
            if (fields.isEmpty()) {
                throw bad("selects nothing at " + here());
            }
            next++;
            return new FieldSelection(fields);
        }

        private boolean next(String text) {
            return next < tokens.size() && tokens.get(next).text().equals(text);
        }

        private String here() {
            return place(statement, next < tokens.size() ? tokens.get(next).at() : statement.length());
        }
    }

    private static String place(String statement, int at) {
        String before = statement.substring(0, at);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + ", column " + (at - before.lastIndexOf('\n'));
    }

    static OcelliException bad(String what) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, "gql_stmt", "The field selection " + what + ".");
    }
}
