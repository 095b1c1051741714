package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Ask.Details;
import dev.ocelli.engine.agent.ask.Ask.Where;
import dev.ocelli.engine.agent.ask.AskReader;
import dev.ocelli.engine.agent.ask.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one message asks, done in order, and put together as one answer. */
final class Program {
    private final Stage stage;
    private final AskReader reader;
    private final FindScript find;
    private final ExtractScript extract;
    private final ReadScript read;
    private final PictureScript picture;
    private final FileScript file;
    private final MediaScript media;
    private final TalkScript talk;

    Program(Stage stage, AskReader reader) {
        var targets = new Targets(stage);
        this.stage = stage;
        this.reader = reader;
        this.find = new FindScript(stage, targets);
        this.extract = new ExtractScript(stage, targets);
        this.read = new ReadScript(stage, targets);
        this.picture = new PictureScript(stage, targets);
        this.file = new FileScript(stage, targets, extract);
        this.media = new MediaScript(stage, targets);
        this.talk = new TalkScript(stage.task());
    }

    AgentAnswer answer() {
        var wish = JsonWish.of(stage.task());
        return wish.isPresent() ? new JsonScript(stage, this, wish.get()).answer(asks()) : words(asks());
    }

    /** What the last message asks; a file without words, or with words that are no ask, is looked at by skill or listed. */
    private List<Ask> asks() {
        List<Ask> asks = reader.read(messages());
        boolean nothing = asks.stream().allMatch(ask -> ask.intent() == Intent.UNCLEAR);
        if (!nothing) {
            return asks;
        }
        if (!stage.task().skills().isEmpty() && !stage.task().materials().isEmpty()) {
            return List.of(new Ask(Intent.EXTRACT, "", Where.ANYWHERE, Details.NONE));
        }
        if (!asks.isEmpty()) {
            return asks;
        }
        Intent usual = stage.task().materials().isEmpty() ? Intent.HELP : Intent.SUMMARISE;
        return List.of(new Ask(usual, "", Where.ANYWHERE, Details.NONE));
    }

    private AgentAnswer words(List<Ask> asks) {
        List<Reply> replies = asks.stream().map(this::reply).toList();
        var texts = replies.stream()
                .map(Reply::text)
                .filter(text -> !text.isBlank())
                .toList();
        return new AgentAnswer(
                String.join("\n\n", texts),
                null,
                replies.stream().flatMap(reply -> reply.citations().stream()).toList(),
                List.of());
    }

    /** The reply to one ask; what cannot be done is said. */
    Reply reply(Ask ask) {
        try {
            return done(ask);
        } catch (Refusal e) {
            return Reply.of(e.words());
        }
    }

    private Reply done(Ask ask) {
        return switch (ask.intent()) {
            case EXTRACT -> extract.extract(ask);
            case FIND -> find.find(ask);
            case READ -> read.read(ask);
            case MARKDOWN -> read.markdown(ask);
            case TABLES -> read.tables(ask);
            case SEARCH -> read.search(ask);
            case SUMMARISE -> summarise(ask);
            case CLASSIFY -> file.classify(ask);
            case LIST -> file.list(ask);
            case COMPARE -> file.compare(ask);
            case COUNT_PAGES -> media.isMeant(ask) ? media.lengths(ask) : file.countPages(ask);
            case REDACT -> media.isMeant(ask) ? media.blur(ask) : file.redact(ask);
            case SPLIT -> file.split(ask);
            case MERGE -> merge(ask);
            case ZIP -> file.zip(ask);
            case TAKE_PAGES -> file.takePages(ask);
            case CONVERT -> convert(ask);
            case FACES -> picture.faces(ask);
            case BARCODES -> picture.barcodes(ask);
            case CROP -> picture.crop(ask);
            case ROTATE -> picture.rotate(ask);
            case FLIP -> picture.flip(ask);
            case RESIZE -> picture.resize(ask);
            case ANNOTATE -> picture.annotate(ask);
            case TRANSCRIBE -> media.transcribe(ask);
            case TRIM -> media.trim(ask);
            case FRAMES -> media.frames(ask);
            case HIGHLIGHTS -> media.isMeant(ask) ? media.highlights(ask) : read.search(ask);
            case SOUND -> media.sound(ask);
            case SEND -> send();
            case HISTORY -> talk.history(ask);
            case RECALL -> talk.recall(ask);
            case REMEMBER -> TalkScript.remember(ask);
            case HELP -> TalkScript.help();
            case THANKS -> TalkScript.thanks();
            case LOOK -> throw Stage.needsModel("Saying what a picture shows");
            case GENERATE -> throw Stage.needsModel("Making or repainting pictures");
            case TRANSLATE -> throw Stage.needsModel("Translating");
            case WEB -> throw new Refusal("Searching the web is not possible here: no search engine is plugged in.");
            case UNCLEAR -> TalkScript.unclear(ask);
        };
    }

    private Reply summarise(Ask ask) {
        if (!media.isMeant(ask)) {
            return read.summarise(ask);
        }
        return MediaScript.wantsClips(ask) ? media.highlights(ask) : media.summarise(ask);
    }

    private Reply merge(Ask ask) {
        List<Thing> pieces = media.pieces(ask);
        return pieces.isEmpty() ? file.merge(ask) : media.join(pieces);
    }

    private Reply convert(Ask ask) {
        boolean film = ask.details().format().equals("mp4") && media.isMeant(ask);
        return film ? media.films(ask) : file.convert(ask, before(ask));
    }

    /** The ask before this one, in the same message or an earlier one. */
    private Optional<Ask> before(Ask ask) {
        List<String> messages = messages();
        List<Ask> now = reader.read(messages);
        int index = now.indexOf(ask);
        if (index > 0) {
            return Optional.of(now.get(index - 1));
        }
        List<Ask> earlier = messages.size() < 2 ? List.of() : reader.read(messages.subList(0, messages.size() - 1));
        return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
    }

    private List<String> messages() {
        return stage.task().turns().stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .map(AgentTask.Turn::text)
                .toList();
    }

    /** What was made in this run was told already; otherwise the last thing made is named again. */
    private Reply send() {
        if (!stage.made().isEmpty()) {
            return Reply.of("");
        }
        List<String> refs = stage.task().materials().stream()
                .map(Thing::of)
                .filter(Thing::isArtifact)
                .map(Thing::name)
                .toList();
        return Reply.of(refs.isEmpty() ? "There is no file that I made yet." : "Here it is: " + refs.getLast());
    }

    List<Artifact> made() {
        return new ArrayList<>(stage.made());
    }
}
