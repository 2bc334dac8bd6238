package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Neighbours;
import rebound.eventlog.testkit.EventsPage;
import rebound.journal.day.About;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.EntryEvent;
import rebound.journal.entry.Words;
import rebound.journal.fact.FactType;
import rebound.journal.fact.Revisit;
import rebound.journal.letter.LetterCommand.RestoreLetter;
import rebound.journal.letter.LetterCommand.SealLetter;
import rebound.journal.letter.LetterEvent.LetterDeleted;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.LetterEvent.LetterWritten;
import rebound.journal.letter.LetterRefusal;
import rebound.journal.letter.Seal;
import rebound.journal.letterbox.Letterbox;
import rebound.journal.me.Consents;
import rebound.journal.me.Me;
import rebound.journal.setback.Description;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackEvent.SetbackRecorded;

class JournalModelTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate TOMORROW = LocalDate.parse("2026-11-22");

    @Test
    void theNamesOnTheWireNeverChange() {
        assertThat(JournalModel.MODEL.service()).isEqualTo("journal");
        assertThat(JournalModel.MODEL.aggregates())
                .extracting(AggregateType::name)
                .containsExactly(
                        "me",
                        "entry",
                        "setback",
                        "reflection",
                        "check-in",
                        "signals",
                        "suggestion",
                        "suggestion-preferences",
                        "silences",
                        "feedback",
                        "story",
                        "letter",
                        "letterbox",
                        "first-step",
                        "lesson",
                        "evidence",
                        "definition",
                        "desire",
                        "anti-pattern",
                        "insight",
                        "inspiration",
                        "acknowledgement",
                        "hope-note");
        assertThat(JournalModel.ME.commands().keySet()).containsExactly("change-me");
        assertThat(events(JournalModel.ME)).containsExactly("me-changed 1");
        assertThat(JournalModel.ME.states().keySet()).containsExactly("me");
        assertThat(JournalModel.ENTRY.commands().keySet())
                .containsExactlyInAnyOrder(
                        "write-entry", "revise-entry", "delete-entry", "restore-entry", "erase-entry");
        assertThat(events(JournalModel.ENTRY))
                .containsExactlyInAnyOrder(
                        "entry-written 1", "entry-revised 1", "entry-deleted 1", "entry-restored 1", "entry-erased 1");
        assertThat(JournalModel.ENTRY.states().keySet())
                .containsExactlyInAnyOrder("absent", "written", "deleted", "erased");
        assertThat(JournalModel.SETBACK.commands().keySet())
                .containsExactlyInAnyOrder(
                        "offer-setback",
                        "accept-setback",
                        "decline-setback",
                        "record-setback",
                        "revise-setback",
                        "say-setback-facet",
                        "withdraw-setback-facet",
                        "schedule-setback-review",
                        "cancel-setback-review",
                        "close-setback",
                        "reopen-setback",
                        "declare-back-on-track",
                        "withdraw-back-on-track",
                        "delete-setback",
                        "restore-setback",
                        "erase-setback");
        assertThat(events(JournalModel.SETBACK))
                .containsExactlyInAnyOrder(
                        "setback-offered 1",
                        "setback-declined 1",
                        "setback-named 1",
                        "setback-recorded 1",
                        "setback-revised 1",
                        "setback-causes-named 1",
                        "setback-factors-named 1",
                        "setback-process-walked 1",
                        "setback-ownership-stated 1",
                        "setback-reframed 1",
                        "setback-signal-read 1",
                        "setback-decided 1",
                        "setback-readiness-declared 1",
                        "setback-next-move-chosen 1",
                        "setback-coping-noted 1",
                        "setback-facet-withdrawn 1",
                        "setback-review-scheduled 1",
                        "setback-review-cancelled 1",
                        "setback-closed 1",
                        "setback-reopened 1",
                        "setback-back-on-track 1",
                        "setback-not-yet-back-on-track 1",
                        "setback-deleted 1",
                        "setback-restored 1",
                        "setback-erased 1");
        assertThat(JournalModel.SETBACK.states().keySet())
                .containsExactlyInAnyOrder("absent", "offered", "declined", "open", "closed", "deleted", "erased");
        assertThat(JournalModel.REFLECTION.commands().keySet())
                .containsExactlyInAnyOrder(
                        "draft-reflection",
                        "revise-reflection",
                        "complete-reflection",
                        "revisit-reflection",
                        "delete-reflection",
                        "restore-reflection",
                        "erase-reflection");
        assertThat(events(JournalModel.REFLECTION))
                .containsExactlyInAnyOrder(
                        "reflection-drafted 1",
                        "reflection-revised 1",
                        "reflection-completed 1",
                        "reflection-revisit-scheduled 1",
                        "reflection-deleted 1",
                        "reflection-restored 1",
                        "reflection-erased 1");
        assertThat(JournalModel.REFLECTION.states().keySet())
                .containsExactlyInAnyOrder("absent", "draft", "completed", "deleted", "erased");
        assertThat(JournalModel.FEEDBACK.commands().keySet())
                .containsExactlyInAnyOrder(
                        "note-feedback",
                        "keep-feedback",
                        "revise-feedback",
                        "receive-feedback",
                        "restate-feedback",
                        "react-to-feedback",
                        "read-feedback-calmly",
                        "weigh-feedback",
                        "revisit-feedback",
                        "cool-off",
                        "hand-back",
                        "hand-back-in-time",
                        "delete-feedback",
                        "restore-feedback",
                        "erase-feedback");
        assertThat(events(JournalModel.FEEDBACK))
                .containsExactlyInAnyOrder(
                        "feedback-requested 1",
                        "feedback-noted 1",
                        "feedback-received 1",
                        "feedback-revised 1",
                        "feedback-restated 1",
                        "feedback-reacted-to 1",
                        "feedback-read-calmly 1",
                        "feedback-weighed 1",
                        "feedback-revisit-scheduled 1",
                        "feedback-set-aside 1",
                        "feedback-handed-back 1",
                        "feedback-deleted 1",
                        "feedback-restored 1",
                        "feedback-erased 1");
        assertThat(JournalModel.FEEDBACK.states().keySet())
                .containsExactlyInAnyOrder("absent", "requested", "received", "cooling-off", "deleted", "erased");
        assertThat(JournalModel.STORY.commands().keySet())
                .containsExactlyInAnyOrder(
                        "draft-story",
                        "revise-story",
                        "publish-story",
                        "withdraw-story",
                        "delete-story",
                        "restore-story",
                        "erase-story");
        assertThat(events(JournalModel.STORY))
                .containsExactlyInAnyOrder(
                        "story-drafted 1",
                        "story-revised 1",
                        "story-published 1",
                        "story-withdrawn 1",
                        "story-deleted 1",
                        "story-restored 1",
                        "story-erased 1");
        assertThat(JournalModel.STORY.states().keySet())
                .containsExactlyInAnyOrder("absent", "draft", "published", "deleted", "erased");
        assertThat(JournalModel.LETTER.commands().keySet())
                .containsExactlyInAnyOrder(
                        "write-letter",
                        "revise-letter",
                        "seal-letter",
                        "open-letter",
                        "unseal-letter",
                        "open-letter-on-its-day",
                        "open-letter-after-setback",
                        "delete-letter",
                        "restore-letter",
                        "erase-letter");
        assertThat(events(JournalModel.LETTER))
                .containsExactlyInAnyOrder(
                        "letter-written 1",
                        "letter-revised 1",
                        "letter-sealed 1",
                        "letter-opened 1",
                        "letter-deleted 1",
                        "letter-restored 1",
                        "letter-erased 1");
        assertThat(JournalModel.LETTER.states().keySet())
                .containsExactlyInAnyOrder("absent", "written", "sealed", "opened", "deleted", "erased");
        assertThat(JournalModel.LETTERBOX.commands().keySet())
                .containsExactlyInAnyOrder(
                        "put-letter-in-letterbox", "take-letter-out-of-letterbox", "empty-letterbox");
        assertThat(events(JournalModel.LETTERBOX))
                .containsExactlyInAnyOrder(
                        "letter-put-in-letterbox 1", "letter-taken-out-of-letterbox 1", "letterbox-emptied 1");
        assertThat(JournalModel.LETTERBOX.states().keySet()).containsExactlyInAnyOrder("letterbox");
        assertNamed("first-step", List.of("note-step-done"), List.of("first-step"), List.of("first-step-noted 1"));
        assertThat(JournalModel.SILENCES.commands().keySet()).containsExactlyInAnyOrder("begin-silence", "end-silence");
        assertThat(events(JournalModel.SILENCES)).containsExactlyInAnyOrder("silence-begun 1", "silence-ended 1");
        assertThat(JournalModel.SILENCES.states().keySet()).containsExactly("silences");
    }

    @Test
    void theNamesOfCheckInsAndSuggestionsNeverChange() {
        assertNamed(
                "check-in",
                List.of("record-check-in", "revise-check-in", "delete-check-in", "restore-check-in", "erase-check-in"),
                List.of("absent", "recorded", "deleted", "erased"),
                List.of(
                        "check-in-recorded 1",
                        "check-in-revised 1",
                        "check-in-deleted 1",
                        "check-in-restored 1",
                        "check-in-erased 1"));
        assertNamed(
                "signals",
                List.of(
                        "note-signal",
                        "withdraw-signal",
                        "count-evidence",
                        "uncount-evidence",
                        "note-setback",
                        "note-suggestion",
                        "forget-suggestion",
                        "question-suggestions"),
                List.of("signals"),
                List.of(
                        "signal-noted 1",
                        "signal-withdrawn 1",
                        "evidence-counted 1",
                        "evidence-uncounted 1",
                        "suggestion-prompted 1",
                        "suggestion-noted 1",
                        "suggestion-forgotten 1",
                        "suggestion-crowded-out 1",
                        "suggestions-questioned 1"));
        assertNamed(
                "suggestion",
                List.of(
                        "offer-suggestion",
                        "accept-suggestion",
                        "decline-suggestion",
                        "set-suggestion-aside",
                        "review-suggestion",
                        "withdraw-suggestion"),
                List.of("absent", "offered", "accepted", "declined", "set-aside", "withdrawn"),
                List.of(
                        "suggestion-offered 1",
                        "suggestion-accepted 1",
                        "suggestion-declined 1",
                        "suggestion-set-aside 1",
                        "suggestion-withdrawn 1"));
        assertNamed(
                "suggestion-preferences",
                List.of("change-suggestion-preferences", "stop-suggesting"),
                List.of("suggestion-preferences"),
                List.of("suggestion-preferences-changed 1"));
    }

    private static void assertNamed(String name, List<String> commands, List<String> states, List<String> events) {
        var type = JournalModel.MODEL.aggregate(name);
        assertThat(type.commands().keySet()).containsExactlyInAnyOrderElementsOf(commands);
        assertThat(type.states().keySet()).containsExactlyInAnyOrderElementsOf(states);
        assertThat(events(type)).containsExactlyInAnyOrderElementsOf(events);
    }

    @ParameterizedTest
    @MethodSource("rebound.journal.fact.FactType#alike")
    void theNamesOfWhatIsKeptNeverChange(FactType kept) {
        var type = Objects.requireNonNull(JournalModel.FACTS.get(kept));
        var name = kept.code();
        assertThat(type.name()).isEqualTo(name);
        assertThat(type.commands().keySet())
                .containsExactlyInAnyOrder(
                        "note-" + name,
                        "keep-" + name,
                        "revise-" + name,
                        "apply-" + name,
                        "withdraw-" + name,
                        "review-" + name,
                        "delete-" + name,
                        "restore-" + name,
                        "erase-" + name);
        assertThat(events(type))
                .containsExactlyInAnyOrder(
                        name + "-noted 1",
                        name + "-revised 1",
                        name + "-applied 1",
                        name + "-withdrawn 1",
                        name + "-reviewed 1",
                        name + "-deleted 1",
                        name + "-restored 1",
                        name + "-erased 1");
        assertThat(type.states().keySet()).containsExactlyInAnyOrder("absent", "noted", "deleted", "erased");
    }

    @Test
    void thePlacesOfTheDocumentsNeverChange() {
        assertThat(JournalModel.TIMELINE.collection()).isEqualTo("timeline_v1");
        assertThat(JournalModel.TIMELINE_MONTHS.collection()).isEqualTo("timeline-months_v1");
        assertThat(JournalModel.ENTRY_REVISIONS.collection()).isEqualTo("entry-revisions_v1");
        assertThat(JournalModel.FACT_REVISIONS.collection()).isEqualTo("fact-revisions_v1");
        assertThat(JournalModel.INDEX.collection()).isEqualTo("index_v1");
        assertThat(JournalModel.REMARKS.collection()).isEqualTo("remarks_v1");
        assertThat(JournalModel.OPEN_SETBACKS.collection()).isEqualTo("open-setbacks_v1");
        assertThat(JournalModel.MODEL.projections())
                .containsExactly(
                        JournalModel.TIMELINE,
                        JournalModel.TIMELINE_MONTHS,
                        JournalModel.ENTRY_REVISIONS,
                        JournalModel.FACT_REVISIONS,
                        JournalModel.INDEX,
                        JournalModel.REMARKS,
                        JournalModel.COMPLETED_REFLECTIONS,
                        JournalModel.OPEN_SETBACKS,
                        JournalModel.SUGGESTIONS,
                        JournalModel.WRITING);
    }

    @Test
    void whoDoesNotSayWhereIsInTheZoneOfMe() {
        var words = Private.of(new Words("text", null, List.of(), List.of()));
        var description = Private.of(new Description("title", null, null, null));
        var silent = new WriteEntry(NOW, NOW, null, null, false, words);
        assertThat(decided(JournalModel.ENTRY, silent))
                .isEqualTo(List.of(new EntryEvent.EntryWritten(NOW, "Pacific/Auckland", TOMORROW, null, false, words)));
        assertThat(decided(JournalModel.SETBACK, new RecordSetback(NOW, NOW, null, description)))
                .isEqualTo(List.of(new SetbackRecorded(NOW, NOW, "Pacific/Auckland", TOMORROW, description)));
        assertThat(decided(JournalModel.ENTRY, new WriteEntry(NOW, NOW, ZoneId.of("UTC"), null, false, words)))
                .isEqualTo(List.of(new EntryEvent.EntryWritten(NOW, "UTC", TOMORROW.minusDays(1), null, false, words)));
    }

    @Test
    void aLetterIsSealedOrRestoredByTheRoomInTheLetterbox() {
        var day = LocalDate.parse("2026-11-21");
        var words = Private.of(new rebound.journal.letter.Words("title", "text"));
        var full = new Letterbox(
                IntStream.range(0, Letterbox.MOST).mapToObj(Integer::toString).toList());
        var around = new Neighbours(Map.of(
                JournalModel.ME,
                new Me("Pacific/Auckland", "en", "00:00", Consents.NONE),
                JournalModel.LETTERBOX,
                full));
        var written = Aggregate.absent(JournalModel.LETTER).after(new LetterWritten(NOW, "Z", day, words), NOW);
        var deleted = written.after(new LetterSealed(NOW, NOW, "Z", day, new Seal(null, null, Seal.NEXT_SETBACK)), NOW)
                .after(new LetterDeleted(NOW, day), NOW);
        assertThat(written.decide(new SealLetter(NOW, null), NOW, around))
                .isEqualTo(new Decision.Rejected<>(LetterRefusal.LETTERBOX_FULL));
        assertThat(deleted.decide(new RestoreLetter(NOW), NOW, around))
                .isEqualTo(new Decision.Rejected<>(LetterRefusal.LETTERBOX_FULL));
    }

    private static <E> List<E> decided(AggregateType<?, ?, E> type, Object command) {
        var neighbours =
                new Neighbours(Map.of(JournalModel.ME, new Me("Pacific/Auckland", "en", "00:00", Consents.NONE)));
        return switch (Aggregate.absent(type).decide(command, NOW, neighbours)) {
            case Decision.Accepted<E>(var events) -> events;
            case Decision.Rejected<E>(var reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void everyEventIsDocumented() throws IOException {
        EventsPage.documents(JournalModel.MODEL);
    }

    /** Safety rule 10: an event says in the clear when, where in time, what about and whether it is a draft, and nothing else. */
    @Test
    void whatAPersonSaysIsPrivateInEveryEvent() {
        assertThat(JournalModel.MODEL.aggregates().stream()
                        .flatMap(type -> type.events().values().stream())
                        .flatMap(event -> Arrays.stream(event.getRecordComponents())))
                .allSatisfy(component -> assertThat(isClear(component) || component.getType() == Private.class)
                        .as(component.toString())
                        .isTrue());
    }

    private static boolean isClear(RecordComponent component) {
        return component.getType() == Instant.class
                || component.getType() == LocalDate.class
                || component.getType() == About.class
                || component.getType() == Revisit.class
                || component.getType() == Seal.class
                || List.of(
                                "zone",
                                "locale",
                                "startOfDay",
                                "draft",
                                "consents",
                                "facet",
                                "appliedTo",
                                "stage",
                                "because",
                                "letterId",
                                "letters",
                                "suggestionId",
                                "suggestions")
                        .contains(component.getName());
    }

    private static Stream<String> events(AggregateType<?, ?, ?> type) {
        return type.events().keySet().stream().map(name -> name.name() + " " + name.version());
    }
}
