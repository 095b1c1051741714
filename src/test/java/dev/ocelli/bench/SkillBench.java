package dev.ocelli.bench;

import dev.ocelli.catalog.skill.HostileZips;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.TestDatabase;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** How long it takes to find a skill that was used before, and to publish a large one; on the embedded database. */
public final class SkillBench {
    private static final int RESOLVES = 3000;
    private static final int PUBLISHES = 20;
    private static final int BUNDLE_BYTES = 5 << 20;

    private SkillBench() {}

    public static void main(String[] args) {
        try (TestDatabase database = TestDatabase.create()) {
            var clock = InstantSource.system();
            var skills = new Skills(database.database(), clock, Ids.random());
            String project = new Keys(database.database(), Ids.random(), clock).project("bench");
            publish(skills, project);
            resolve(skills, project, "by name", new SkillRef.ByName("large-0", SkillRef.LATEST));
            resolve(skills, project, "by id", skills.pin(project, new SkillRef.ByName("large-1", "latest"), "skill"));
        }
    }

    private static void publish(Skills skills, String project) {
        var random = new Random(7);
        double[] millis = new double[PUBLISHES];
        for (int i = 0; i < PUBLISHES; i++) {
            byte[] resource = new byte[BUNDLE_BYTES];
            random.nextBytes(resource);
            byte[] zip = HostileZips.zip(
                    "SKILL.md",
                    "---\nname: large-" + i + "\ndescription: A large one.\n---\nRead.",
                    "schema.json",
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
                    "resources/noise.bin",
                    resource);
            long began = System.nanoTime();
            skills.publish(project, zip, new Skills.Naming(null, null, false, false));
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        print("publish a bundle of 5 MiB", millis);
    }

    private static void resolve(Skills skills, String project, String how, SkillRef reference) {
        double[] millis = new double[RESOLVES];
        for (int i = 0; i < RESOLVES; i++) {
            long began = System.nanoTime();
            skills.resolve(project, reference, "skill");
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        print("resolve " + how + ", warm", Arrays.copyOfRange(millis, RESOLVES / 3, RESOLVES));
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.2f |%n",
                what,
                millis.length,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1]);
    }
}
