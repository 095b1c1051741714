package dev.ocelli.catalog.skill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zips that must be refused, by what is wrong with them. */
public final class HostileZips {
    static final String SKILL = "---\nname: sample\ndescription: A sample.\n---\nRead it.\n";

    private HostileZips() {}

    public static Map<String, byte[]> all() {
        var zips = new LinkedHashMap<String, byte[]>();
        paths(zips);
        shapes(zips);
        texts(zips);
        schemas(zips);
        manifests(zips);
        return zips;
    }

    private static void paths(Map<String, byte[]> zips) {
        for (String path : new String[] {
            "../evil.txt",
            "a/../../evil.txt",
            "resources/../../../etc/passwd",
            "/etc/passwd",
            "//host/share",
            "C:/evil.txt",
            "c:\\evil.txt",
            "..\\evil.txt",
            "a/..",
            "..",
            "resources\\..\\..\\evil",
            "a\u0000b.txt",
            "a\nb.txt",
            "x".repeat(400)
        }) {
            zips.put(
                    "path " + path.strip().substring(0, Math.min(20, path.length())),
                    zip("SKILL.md", SKILL, path, "x"));
        }
        zips.put("symlink", entries(zip -> {
            put(zip, "SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8));
            var link = new ZipArchiveEntry("resources/link");
            link.setUnixMode(0120777);
            put(zip, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        }));
        zips.put("symlinked SKILL.md", entries(zip -> {
            var link = new ZipArchiveEntry("SKILL.md");
            link.setUnixMode(0120777);
            put(zip, link, "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        }));
        zips.put("case clash", zip("SKILL.md", SKILL, "Notes.txt", "a", "notes.TXT", "b"));
        zips.put("case clash of SKILL.md", zip("SKILL.md", SKILL, "skill.MD", SKILL));
        zips.put("duplicate", entries(zip -> {
            put(zip, "SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8));
            put(zip, "SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8));
        }));
        zips.put("name that is not UTF-8", badName());
    }

    private static void shapes(Map<String, byte[]> zips) {
        byte[] good = zip("SKILL.md", SKILL);
        zips.put("empty", new byte[0]);
        zips.put("text", "hello".getBytes(StandardCharsets.UTF_8));
        zips.put("truncated", Arrays.copyOf(good, good.length / 2));
        zips.put("without directory", Arrays.copyOf(good, good.length - 20));
        zips.put("only zeros", new byte[4096]);
        zips.put("PDF", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8));
        zips.put("no entries", zip());
        zips.put("no SKILL.md", zip("README.md", "x"));
        zips.put("SKILL.md two folders down", zip("a/b/SKILL.md", SKILL));
        zips.put("two wrapping folders", zip("a/SKILL.md", SKILL, "b/x.txt", "x"));
        zips.put("only junk", zip("__MACOSX/x", "x", ".DS_Store", "x"));
        zips.put("10,000 entries", entries(zip -> {
            put(zip, "SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 10_000; i++) {
                put(zip, "resources/" + i, new byte[0]);
            }
        }));
        zips.put("1000:1", zip("SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8), "resources/a", new byte[20 << 20]));
        zips.put(
                "too large unpacked",
                zip("SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8), "resources/a", new byte[40 << 20]));
        zips.put("nested zip", zip("SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8), "resources/inner.zip", good));
        zips.put(
                "nested zip by another name",
                zip("SKILL.md", SKILL.getBytes(StandardCharsets.UTF_8), "resources/a.txt", good));
        byte[] broken = zip("SKILL.md", SKILL.repeat(50));
        for (int i = 40; i < 80; i++) {
            broken[i] ^= 0x5a;
        }
        zips.put("broken deflate stream", broken);
    }

    private static void texts(Map<String, byte[]> zips) {
        zips.put("SKILL.md not UTF-8", zip("SKILL.md", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 65, (byte) 0xd8}));
        zips.put("front matter without end", zip("SKILL.md", "---\nname: x\ndescription: y\n"));
        zips.put("front matter neither YAML nor lines", zip("SKILL.md", "---\n[[[{\n---\nbody"));
        zips.put(
                "front matter of aliases",
                zip("SKILL.md", "---\n" + billionLaughs() + "\n---\nbody", "schema.json", "{"));
    }

    private static void schemas(Map<String, byte[]> zips) {
        var schemas = new TreeMap<String, String>(Map.of(
                "broken JSON", "{\"type\": \"object\",",
                "not an object", "[]",
                "a list at the root", "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
                "remote $ref", object("{\"$ref\":\"http://127.0.0.1:9/x.json\"}"),
                "file $ref", object("{\"$ref\":\"file:///etc/passwd\"}"),
                "missing $ref", object("{\"$ref\":\"#/$defs/none\"}"),
                "recursive $ref", "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
                "self $ref", object("{\"$ref\":\"#/properties/a\"}"),
                "unknown type", object("{\"type\":\"text\"}"),
                "pattern that does not compile", object("{\"type\":\"string\",\"pattern\":\"(\"}")));
        schemas.put("catastrophic pattern", object("{\"type\":\"string\",\"pattern\":\"^(a+)+$\"}"));
        schemas.put("catastrophic alternation", object("{\"type\":\"string\",\"pattern\":\"^(a|a)*b$\"}"));
        schemas.put(
                "recursive definitions",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}},\"$defs\":{\"n\":{\"type\":\"object\","
                        + "\"properties\":{\"m\":{\"$ref\":\"#/$defs/n\"}}}}}");
        schemas.put("deep", "{\"type\":\"object\",\"properties\":{\"a\":".repeat(400) + "{}" + "}}".repeat(400));
        schemas.put("properties is a list", "{\"type\":\"object\",\"properties\":[]}");
        schemas.put("required is a word", "{\"type\":\"object\",\"properties\":{},\"required\":\"a\"}");
        schemas.forEach((name, schema) -> zips.put("schema: " + name, zip("SKILL.md", SKILL, "schema.json", schema)));
    }

    private static void manifests(Map<String, byte[]> zips) {
        String head = "apiVersion: vlm.run/v1alpha\nmodel: auto\ntoolsets: [core]\n";
        String graph = "graph: |\n  stateDiagram-v2\n  [*] --> A\n  A --> [*]\n";
        Map.of(
                        "broken YAML", "a: [b",
                        "a list", "- a",
                        "no apiVersion", "model: auto\ntoolsets: [core]\n" + graph,
                        "other apiVersion", head.replace("v1alpha", "v9") + graph,
                        "unknown model", head.replace("auto", "huge") + graph,
                        "unknown toolset", head.replace("core", "shell") + graph,
                        "no graph", head,
                        "graph of prose", head + "graph: just do it\n")
                .forEach((name, yaml) -> zips.put("vlmrun.yaml: " + name, zip("SKILL.md", SKILL, "vlmrun.yaml", yaml)));
    }

    private static String object(String property) {
        return "{\"type\":\"object\",\"properties\":{\"a\":" + property + "}}";
    }

    private static String billionLaughs() {
        var yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d,".formatted(i - 1).repeat(9))
                    .append("x]\n");
        }
        return yaml.toString();
    }

    /** A zip of name, content, name, content, …; contents are strings or bytes. */
    public static byte[] zip(Object... namesAndContents) {
        return entries(zip -> {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                Object content = namesAndContents[i + 1];
                put(
                        zip,
                        (String) namesAndContents[i],
                        content instanceof byte[] bytes ? bytes : ((String) content).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static byte[] badName() {
        byte[] zip = zip("SKILL.md", SKILL, "resources/XXXX.txt", "x");
        for (int i = 0; i < zip.length - 3; i++) {
            if (zip[i] == 'X' && zip[i + 1] == 'X' && zip[i + 2] == 'X' && zip[i + 3] == 'X') {
                Arrays.fill(zip, i, i + 4, (byte) 0xC3);
            }
        }
        return zip;
    }

    private interface Filling {
        void into(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] entries(Filling filling) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            filling.into(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        put(zip, new ZipArchiveEntry(name), content);
    }

    private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }
}
