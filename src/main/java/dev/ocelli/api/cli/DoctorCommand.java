package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.Doctor;
import dev.ocelli.api.wire.FindingBody;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

/** {@code ocelli doctor}: what there is, what is missing, what is weaker without it and how to add it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks what Ocelli runs on and says how to add what is missing.")
final class DoctorCommand implements Callable<Integer> {
    private static final Map<String, String> MARKS =
            Map.of("ok", "@|green ok     |@", "weaker", "@|yellow weaker |@", "broken", "@|red broken |@");
    private static final int PATIENCE_SECONDS = 5;

    @Mixin
    private ConfigFlags configFlags = new ConfigFlags();

    /** 0 when nothing is broken; weaker parts are told but are no failure. */
    @Override
    public Integer call() {
        Config config = configFlags.read(Map.of());
        List<FindingBody> findings = new ArrayList<>();
        try (Models models = Models.under(config.storage().data())) {
            findings.addAll(Doctor.findings(config.storage().data(), database(config), models.report()));
        }
        findings.addAll(Doctor.backends(config.models()));
        for (FindingBody finding : findings) {
            System.out.println(Ansi.AUTO.string(MARKS.getOrDefault(finding.verdict(), "")) + " "
                    + String.format("%-16s", finding.part()) + finding.words()
                    + (finding.advice() == null ? "" : "; add it: " + finding.advice()));
        }
        return findings.stream().anyMatch(finding -> finding.verdict().equals("broken")) ? 1 : 0;
    }

    private static FindingBody database(Config config) {
        try (Database database = Database.open(config.storage().sharedDatabase(), Ids.random())) {
            boolean given = config.storage().databaseUrl().isPresent();
            return Doctor.database(database.answers(PATIENCE_SECONDS), given);
        } catch (OcelliException e) {
            return new FindingBody("broken", "database", e.getMessage());
        }
    }
}
