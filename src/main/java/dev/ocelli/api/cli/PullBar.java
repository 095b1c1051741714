package dev.ocelli.api.cli;

import dev.ocelli.catalog.model.ModelPack;
import dev.ocelli.catalog.model.PullListener;
import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a pull on standard error: a bar in MB on a terminal, plain lines elsewhere. */
final class PullBar implements PullListener, AutoCloseable {
    private static final long MEGABYTE = 1_000_000;

    private final Optional<ProgressBar> bar;

    private PullBar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static PullBar of(ModelPack pack) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return new PullBar(Optional.empty());
        }
        return new PullBar(Optional.of(new ProgressBarBuilder()
                .setTaskName(pack.name())
                .setInitialMax(pack.bytes())
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build()));
    }

    @Override
    public void trying(ModelPack pack, String source) {
        say("trying " + source);
    }

    @Override
    public void skipped(ModelPack pack, String source, String reason) {
        say(source + " did not work: " + reason);
    }

    @Override
    public void progress(ModelPack pack, long done, long total) {
        bar.ifPresent(b -> b.stepTo(done));
    }

    private void say(String words) {
        bar.ifPresentOrElse(b -> b.setExtraMessage(words), () -> System.err.println(words));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
