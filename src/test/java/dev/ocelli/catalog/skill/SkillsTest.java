package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.skill.SkillListing.Order;
import dev.ocelli.catalog.skill.Skills.Naming;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.ConfiguredKey;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.TestDatabase;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SkillsTest {
    private static final Naming AS_WRITTEN = new Naming(null, null, false, false);
    private static final String EXPECTED = "{\"total\": 1}";

    private final TestDatabase database = TestDatabase.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-19T10:00:00Z"));
    private final Skills skills = new Skills(database.database(), this::tick, Ids.random());
    private String mine = "";
    private String theirs = "";

    @BeforeEach
    void projects() {
        var keys = new Keys(database.database(), Ids.random(), this::tick);
        keys.prepare(ConfiguredKey.parse("mine:key-of-mine,theirs:key-of-theirs"));
        mine = keys.identify("key-of-mine").orElseThrow().projectId();
        theirs = keys.identify("key-of-theirs").orElseThrow().projectId();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Instant tick() {
        return Objects.requireNonNull(now.updateAndGet(t -> t.plusSeconds(1)));
    }

    private static byte[] zip(String body) {
        return HostileZips.zip("SKILL.md", "---\nname: tolls\ndescription: Reads tolls.\n---\n" + body);
    }

    private static byte[] zipWithExample(String body) {
        return HostileZips.zip(
                "SKILL.md",
                "---\nname: tolls\ndescription: Reads tolls.\n---\n" + body,
                "examples/one/input.txt",
                "Total 1",
                "examples/one/expected.json",
                EXPECTED);
    }

    @Test
    void a_pinned_version_survives_a_new_upload() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        Skill second = skills.publish(mine, zip("two"), AS_WRITTEN);
        assertThat(first.version()).matches("20260219-[0-9a-f]{8}").isNotEqualTo(second.version());
        var pinned = skills.resolve(mine, new SkillRef.ByName("tolls", first.version()), "skills[0]");
        assertThat(pinned.bundle().instructions()).isEqualTo("one");
        var latest = skills.resolve(mine, new SkillRef.ByName("tolls", "latest"), "skills[0]");
        assertThat(latest.bundle().instructions()).isEqualTo("two");
    }

    @Test
    void what_is_latest_when_a_reference_is_pinned_stays_so() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        SkillRef pinned = skills.pin(mine, new SkillRef.ByName("tolls", SkillRef.LATEST), "skills[0]");
        skills.publish(mine, zip("two"), AS_WRITTEN);
        assertThat(skills.resolve(mine, pinned, "skills[0]").id()).isEqualTo(first.id());
    }

    @Test
    void a_name_may_carry_its_version() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        skills.publish(mine, zip("two"), AS_WRITTEN);
        var reference = new SkillRef.ById("tolls:" + first.version(), SkillRef.LATEST);
        assertThat(skills.resolve(mine, reference, "skills[0]").id()).isEqualTo(first.id());
    }

    @Test
    void the_same_content_under_the_same_name_is_the_same_version() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        assertThat(skills.publish(mine, zip("one"), AS_WRITTEN).id()).isEqualTo(first.id());
        Skill renamed = skills.publish(mine, zip("one"), new Naming("other", null, false, false));
        assertThat(renamed.id()).isNotEqualTo(first.id());
    }

    @Test
    void an_id_may_be_a_uuid_or_a_name_and_a_uuid_is_a_version() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        skills.publish(mine, zip("two"), AS_WRITTEN);
        var byUuid = skills.resolve(mine, new SkillRef.ById(first.id(), "whatever"), "skills[0]");
        assertThat(byUuid.bundle().instructions()).isEqualTo("one");
        var byName = skills.resolve(mine, new SkillRef.ById("tolls", first.version()), "skills[0]");
        assertThat(byName.id()).isEqualTo(first.id());
    }

    @Test
    void an_unknown_reference_names_the_entry_and_what_is_wrong() {
        skills.publish(mine, zip("one"), AS_WRITTEN);
        assertThatThrownBy(() -> skills.resolve(mine, new SkillRef.ByName("tolls", "20200101-x"), "config.skills[1]"))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("has no version '20200101-x'")
                .extracting(e -> ((OcelliException) e).param().orElseThrow())
                .isEqualTo("config.skills[1].skill_name");
        assertThatThrownBy(() ->
                        skills.resolve(mine, new SkillRef.ById(UUID.randomUUID().toString(), "latest"), "s"))
                .hasMessageContaining("There is no skill");
    }

    @Test
    void an_inline_zip_is_read_and_never_stored() {
        String base64 = Base64.getEncoder().encodeToString(zip("inline"));
        var resolved = skills.resolve(mine, new SkillRef.Inline("", "", base64), "skills[0]");
        assertThat(resolved.id()).matches("inline_[0-9a-f]{16}");
        assertThat(resolved.name()).isEqualTo("inline");
        assertThat(resolved.description()).isEqualTo("Reads tolls.");
        assertThat(skills.count(mine, false)).isZero();
        assertThatThrownBy(() -> skills.resolve(mine, new SkillRef.Inline("", "", "%%%%"), "skills[0]"))
                .isInstanceOf(OcelliException.class);
    }

    @Test
    void own_skills_come_before_public_ones_and_private_ones_of_others_do_not_exist() {
        skills.publish(theirs, zip("public"), new Naming(null, null, true, false));
        assertThat(skills.resolve(mine, new SkillRef.ByName("tolls", "latest"), "s")
                        .bundle()
                        .instructions())
                .isEqualTo("public");
        skills.publish(mine, zip("own"), AS_WRITTEN);
        assertThat(skills.resolve(mine, new SkillRef.ByName("tolls", "latest"), "s")
                        .bundle()
                        .instructions())
                .isEqualTo("own");
        Skill hidden = skills.publish(theirs, zip("hidden"), new Naming("hidden", null, false, false));
        assertThat(skills.find(mine, hidden.id(), "latest")).isEmpty();
        assertThatThrownBy(() -> skills.delete(theirs, "own")).isInstanceOf(OcelliException.class);
    }

    @Test
    void an_update_is_a_new_record_under_the_same_name() {
        Skill first = skills.publish(mine, zip("one"), AS_WRITTEN);
        Skill second = skills.redescribe(mine, first.id(), "Reads toll bills.");
        assertThat(second.name()).isEqualTo("tolls");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.version()).isNotEqualTo(first.version());
        Skill third = skills.update(mine, second.id(), zip("three"), null);
        assertThat(skills.get(mine, "tolls").id()).isEqualTo(third.id());
        assertThat(skills.zip(third)).isEqualTo(zip("three"));
    }

    @Test
    void a_version_with_examples_waits_for_its_promotion() {
        Skill first = skills.publish(mine, zipWithExample("one"), AS_WRITTEN);
        assertThat(skills.get(mine, "tolls").id()).as("the only one there is").isEqualTo(first.id());
        skills.promote(first);
        Skill second = skills.publish(mine, zipWithExample("two"), AS_WRITTEN);
        assertThat(skills.get(mine, "tolls").id()).isEqualTo(first.id());
        skills.promote(second);
        assertThat(skills.get(mine, "tolls").id()).isEqualTo(second.id());
        Skill forced = skills.publish(mine, zipWithExample("three"), new Naming(null, null, false, true));
        assertThat(skills.get(mine, "tolls").id()).isEqualTo(forced.id());
    }

    @Test
    void lists_page_order_and_group() {
        skills.publish(mine, zip("1"), new Naming("b", null, false, false));
        skills.publish(mine, zip("2"), new Naming("a", null, false, false));
        Skill newest = skills.publish(mine, zip("3"), new Naming("b", null, false, false));
        assertThat(skills.list(mine, new SkillListing(25, 0, Order.CREATED_AT, true, false)))
                .extracting(Skill::name)
                .containsExactly("b", "a", "b");
        assertThat(skills.list(mine, new SkillListing(25, 0, Order.NAME, false, true)))
                .extracting(Skill::id)
                .hasSize(2)
                .contains(newest.id());
        assertThat(skills.list(mine, new SkillListing(1, 1, Order.CREATED_AT, false, false)))
                .extracting(Skill::name)
                .isEqualTo(List.of("a"));
    }

    @Test
    void a_name_that_nobody_gives_is_asked_for() {
        byte[] nameless = HostileZips.zip("SKILL.md", "Just read.");
        assertThatThrownBy(() -> skills.publish(mine, nameless, AS_WRITTEN)).hasMessageContaining("no name");
        assertThat(skills.publish(mine, nameless, new Naming("n", "d", false, false))
                        .name())
                .isEqualTo("n");
    }
}
