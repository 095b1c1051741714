package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.skill.BundleLimits;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillFolder;
import dev.ocelli.catalog.skill.Skills.Naming;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.feedback.Feedback;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.request.Prediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Puts corrected requests into skills as examples. */
final class ExampleShelf {
    private final Corrections.Rooms rooms;

    ExampleShelf(Corrections.Rooms rooms) {
        this.rooms = rooms;
    }

    /** The name of the example that a request becomes. */
    static String caseName(Prediction prediction) {
        String id = prediction.id();
        return "request-" + id.substring(0, Math.min(8, id.length()));
    }

    /** The newest version of a skill when it carries an example of that name, also one that is not the latest yet. */
    Optional<Skill> carrier(Skill skill, String caseName) {
        return Optional.of(newest(skill))
                .filter(version -> rooms.skills()
                        .open(version)
                        .bundle()
                        .files()
                        .containsKey("examples/" + caseName + "/expected.json"));
    }

    private Skill newest(Skill skill) {
        return rooms.skills().versions(skill).stream().findFirst().orElse(skill);
    }

    /** Examples to be, all for one skill. */
    Batch batch(Skill skill) {
        var batch = new Batch(skill, rooms.skills().open(skill).bundle());
        // Tests that were added a moment ago may stand in a version that is still being tried.
        rooms.skills().open(newest(skill)).bundle().files().forEach((path, bytes) -> {
            if (path.startsWith("examples/")) {
                batch.files.putIfAbsent(path, bytes);
            }
        });
        return batch;
    }

    final class Batch {
        private final Skill skill;
        private final SkillBundle bundle;
        private final SortedMap<String, byte[]> files;
        private final List<String> feedbackIds = new ArrayList<>();

        private Batch(Skill skill, SkillBundle bundle) {
            this.skill = skill;
            this.bundle = bundle;
            this.files = new TreeMap<>(bundle.files());
        }

        List<String> feedbackIds() {
            return feedbackIds;
        }

        void add(String feedbackId, Prediction prediction, Feedback feedback, StoredFile file) {
            ObjectNode expected = expected(feedback);
            String folder = "examples/" + caseName(prediction) + "/";
            byte[] input = read(file);
            files.keySet().removeIf(path -> path.startsWith(folder));
            files.put(folder + "input." + ending(file), input);
            files.put(folder + "expected.json", Json.file(expected).getBytes(StandardCharsets.UTF_8));
            feedbackIds.add(feedbackId);
        }

        /** The corrected result without what stands beside values and without fields that the skill does not have. */
        private ObjectNode expected(Feedback feedback) {
            Set<String> known = bundle.schema()
                    .map(JsonSchema::shape)
                    .map(shape -> shape instanceof Shape.ObjectShape object
                            ? object.properties().keySet()
                            : Set.<String>of())
                    .orElseThrow(() -> refused("The skill " + skill.name() + " has no schema.json to compare by."));
            ObjectNode expected = Json.object();
            if (feedback.response() instanceof ObjectNode right) {
                ResultDiff.plain(right).properties().stream()
                        .filter(field -> known.contains(field.getKey()))
                        .forEach(field -> expected.set(field.getKey(), field.getValue()));
            }
            if (expected.isEmpty()) {
                throw refused("It has no value for any field of the skill " + skill.name() + ".");
            }
            return expected;
        }

        private byte[] read(StoredFile file) {
            long most = BundleLimits.DEFAULT.unpackedBytes();
            long taken = files.values().stream().mapToLong(each -> each.length).sum();
            if (taken + file.bytes() > most) {
                throw refused("With its file the skill would have more than " + most + " bytes.");
            }
            try {
                return Files.readAllBytes(rooms.files().path(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read file " + file.id(), e);
            }
        }

        private static String ending(StoredFile file) {
            String name = file.filename().toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1);
            return ending.matches("[a-z0-9]{1,8}") && !ending.equals(name) ? ending : "bin";
        }

        /** One new version with all of them; its tests are queued. */
        Skill publish(String projectId) {
            boolean own = skill.projectId().equals(projectId);
            var naming = new Naming(
                    skill.name(),
                    skill.words().description(),
                    own && skill.standing().isPublic(),
                    false);
            Skill made = rooms.skills().publish(projectId, SkillFolder.zip(files), naming);
            rooms.tests().submit(made);
            return made;
        }
    }

    private static OcelliException refused(String reason) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, reason);
    }
}
