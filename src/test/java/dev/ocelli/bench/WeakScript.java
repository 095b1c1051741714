package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.fake.Asked;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scripted model over HTTP that reads stock lists and is weak in known ways: it sees about 8,000 tokens and says at most
 * 1,500; of a hundred answers twelve are words, of a hundred rows five are left out, three have a wrong type and two a
 * made-up amount; what the list does not have it makes up, and its number is always that of the same list.
 */
record WeakScript(ScriptedUpstream upstream) implements AutoCloseable {
    private static final int SEEN_LETTERS = 20_000;
    private static final int SAID_LETTERS = 4_500;
    private static final Pattern RANGE = Pattern.compile("begins? on lines (\\d+) to (\\d+)");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+)\\| (P-\\d+) \\| (.+?) \\| ([\\d.]+)$");
    private static final Pattern PLAIN = Pattern.compile("(?m)^(P-\\d+)\\n(.+)\\n([\\d.]+)$");

    static WeakScript start() {
        var upstream = ScriptedUpstream.start();
        var asked = new AtomicLong();
        upstream.otherwise(question -> answer(question, new Random(asked.incrementAndGet())));
        return new WeakScript(upstream);
    }

    URI url() {
        return upstream.url();
    }

    private static Script answer(Asked asked, Random random) {
        if (random.nextInt(100) < 12) {
            return Script.says("Of course! The list is about steel parts and their prices.");
        }
        var text = new StringBuilder();
        asked.json()
                .path("messages")
                .forEach(message ->
                        text.append(message.path("content").asString("")).append('\n'));
        String seen = text.substring(0, Math.min(text.length(), SEEN_LETTERS));
        JsonNode form = asked.json().at("/response_format/json_schema/schema/properties");
        String said = Json.write(filled(form, rows(seen, random), random));
        boolean cut = said.length() > SAID_LETTERS;
        return new Script.Says(
                cut ? said.substring(0, SAID_LETTERS) : said, 2_000, Duration.ZERO, cut ? "length" : "stop");
    }

    private static List<ObjectNode> rows(String seen, Random random) {
        Matcher range = RANGE.matcher(seen);
        int[] wanted = range.find()
                ? new int[] {Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))}
                : new int[] {0, Integer.MAX_VALUE};
        var rows = new ArrayList<ObjectNode>();
        Matcher numbered = NUMBERED.matcher(seen);
        while (numbered.find()) {
            int line = Integer.parseInt(numbered.group(1));
            if (line >= wanted[0] && line <= wanted[1] && random.nextInt(100) >= 5) {
                rows.add(row(numbered.group(2), numbered.group(3), numbered.group(4), random)
                        .put("_line", line));
            }
        }
        if (!NUMBERED.matcher(seen).find()) {
            Matcher plain = PLAIN.matcher(seen);
            while (plain.find()) {
                if (random.nextInt(100) >= 5) {
                    rows.add(row(plain.group(1), plain.group(2), plain.group(3), random));
                }
            }
        }
        return rows;
    }

    private static ObjectNode row(String code, String description, String amount, Random random) {
        ObjectNode row = Json.object().put("code", code).put("description", description);
        int mood = random.nextInt(100);
        if (mood < 3) {
            return row.put("amount", "see list");
        }
        return mood < 5 ? row.put("amount", 1_000.01 + mood) : row.put("amount", new java.math.BigDecimal(amount));
    }

    private static ObjectNode filled(JsonNode form, List<ObjectNode> rows, Random random) {
        ObjectNode answer = Json.object();
        for (String name : form.propertyNames()) {
            switch (name) {
                case "rows", "items" -> rows.forEach(answer.withArray("/" + name)::add);
                case "list_number" -> answer.put(name, "SL-7000");
                case "approved_by" -> answer.put(name, "Anna Berger");
                case "telephone" -> answer.put(name, "+49 30 " + (100_000 + random.nextInt(900_000)));
                case "list_number_line" -> answer.put(name, 1);
                default -> answer.putNull(name);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        upstream.close();
    }
}
