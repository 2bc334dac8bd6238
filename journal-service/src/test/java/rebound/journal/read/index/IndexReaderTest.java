package rebound.journal.read.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.Readers;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.day.About;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.fact.FactCommand.KeepFact;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionCommand.DeleteReflection;
import rebound.journal.reflection.ReflectionCommand.DraftReflection;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Description;
import rebound.journal.setback.SetbackCommand.CloseSetback;
import rebound.journal.setback.SetbackCommand.RecordSetback;
import rebound.journal.setback.SetbackCommand.ReopenSetback;
import rebound.journal.silence.Silence;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.silence.SilencesCommand.EndSilence;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

class IndexReaderTest {

    private static final String MARIA = "maria";
    private static final String EXAM = "018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43";
    private static final AggregateId SETBACK = new AggregateId(MARIA, "setback", EXAM);
    private static final AggregateId REFLECTION = new AggregateId(MARIA, "reflection", "glad");
    private static final AggregateId SILENCES = new AggregateId(MARIA, "silences", MARIA);

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);
    private final RecordingReader reader = new RecordingReader(Readers.of(JournalModel.MODEL, partition.documents()));
    private final IndexReader index = new IndexReader(reader, new Caller() {
        @Override
        public String id() {
            return MARIA;
        }
    });

    /** Safety rule 9: the reflection says more of it than what was kept does. */
    @Nested
    class WhatWasKeptOfAReflection {

        @ParameterizedTest
        @CsvSource({
            "person, Anna",
            "topic,  bridge",
            "date,   11-01",
            "thing,  reflection/glad",
            "thing,  setback/018f3f5e-9d3c-7a10-8b1d-0c9a5b7e2f43"
        })
        void staysAwayWithWhatIsSilencedOfIt(String kind, String value) {
            reflect(new About("setback", EXAM));
            keep();
            assertThat(recallable()).containsExactly("kept");
            var silence = Private.of(new Silence(kind, value));
            partition.send(SILENCES, new BeginSilence(now(), silence));
            assertThat(recallable()).isEmpty();
            partition.send(SILENCES, new EndSilence(now(), silence));
            assertThat(recallable()).containsExactly("kept");
        }

        @Test
        void comesBackWhateverElseIsSilenced() {
            reflect(null);
            keep();
            partition.send(SILENCES, new BeginSilence(now(), Private.of(new Silence(Silence.PERSON, "Tom"))));
            assertThat(recallable()).containsExactly("kept");
        }

        @Test
        void staysAwayWithTheSetbackThatTheReflectionIsAbout() {
            partition.send(
                    SETBACK,
                    new RecordSetback(now(), null, null, Private.of(new Description("Exam", null, null, null))));
            reflect(new About("setback", EXAM));
            keep();
            assertThat(recallable()).containsExactly("kept");
            partition.send(SETBACK, new CloseSetback(now()));
            assertThat(recallable()).isEmpty();
            partition.send(SETBACK, new ReopenSetback(now()));
            assertThat(recallable()).containsExactly("kept");
        }

        @Test
        void staysAwayAsLongAsThereAreWordsOfAReflectionThatIsDeleted() {
            reflect(null);
            keep();
            partition.send(SILENCES, new BeginSilence(now(), Private.of(new Silence(Silence.PERSON, "Anna"))));
            partition.send(REFLECTION, new DeleteReflection(now()));
            assertThat(recallable()).isEmpty();
            partition.clock().advance(Duration.ofDays(31));
            assertThat(recallable()).containsExactly("kept");
        }

        private void reflect(@Nullable About about) {
            var answers = List.of(
                    Answer.ofText("for-what", "She brought me over the bridge"),
                    new Answer("thanks", null, null, null, null, null, null, "Anna", null));
            partition.send(
                    REFLECTION,
                    new DraftReflection(
                            now(),
                            Instant.parse("2026-11-01T10:00:00Z"),
                            ZoneId.of("UTC"),
                            about,
                            Private.of(new Sheet(new Sheet.Template("gratitude", 1), answers, List.of(), List.of()))));
            partition.send(REFLECTION, new CompleteReflection(now()));
        }

        /** The person has said since that it is about nothing. */
        private void keep() {
            partition.send(
                    new AggregateId(MARIA, "evidence", "kept"),
                    new KeepFact(
                            now(),
                            null,
                            new About("reflection", "glad"),
                            null,
                            Private.of(new rebound.journal.fact.Words("I showed up", null, null))));
        }

        private List<String> recallable() {
            partition.settle();
            var evidence = index.newestFirst(month -> true)
                    .flatMap(List::stream)
                    .filter(item -> item.type().equals("evidence"));
            return index.recallable(evidence).map(IndexItem::id).toList();
        }
    }

    @Nested
    class WhatIsRead {

        @Test
        void isKnownOfThingsAsFarAsTheyAreAskedFor() {
            partition.settle();
            var setbacks = IntStream.range(0, 300)
                    .mapToObj(number -> setback("id-" + number, number % 3 > 0))
                    .toList();

            assertThat(index.recallable(setbacks.stream()).limit(1)).containsExactly(setbacks.get(1));
            assertThat(reader.requests("setback/")).hasSize(1);
            assertThat(reader.requests("setback/").getFirst())
                    .hasSize(100)
                    .startsWith("setback/id-1", "setback/id-2", "setback/id-4")
                    .endsWith("setback/id-149");

            reader.forget();
            assertThat(index.recallable(setbacks.stream())).hasSize(200);
            assertThat(reader.requests("setback/")).hasSize(2);
        }

        /** They are 16 documents, so that nearly each hundred of things is in all of them. */
        @Test
        void isWhatWasSaidOfThingsOnce() {
            partition.send(SILENCES, new BeginSilence(now(), Private.of(new Silence(Silence.PERSON, "Tom"))));
            partition.settle();
            var setbacks = IntStream.range(0, 250)
                    .mapToObj(number -> setback("id-" + number, true))
                    .toList();

            assertThat(index.recallable(setbacks.stream())).hasSize(250);
            assertThat(reader.requests("remarks/").stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(RemarksProjection.documents());
        }

        @Test
        void isABusyMonthByItselfAndOthersTogether() {
            write(110, "2026-11");
            write(110, "2026-10");
            write(5, "2026-09");
            write(5, "2025-09");
            partition.settle();

            var months = index.newestFirst(month -> true).toList();
            assertThat(months).map(List::size).containsExactly(110, 120);
            assertThat(months())
                    .containsExactly(
                            List.of("index/2026-11"), List.of("index/2026-10", "index/2026-09", "index/2025-09"));
            assertThat(months.getFirst()).allMatch(item -> item.localDate().isAfter(LocalDate.parse("2026-10-31")));
        }

        @Test
        void isNoMonthThatNobodyAsksFor() {
            write(150, "2026-11");
            write(150, "2026-10");
            partition.settle();

            assertThat(index.newestFirst(month -> true).limit(1))
                    .map(List::size)
                    .containsExactly(150);
            assertThat(months()).containsExactly(List.of("index/2026-11"));
        }

        /** Which months were read together, each time. */
        private List<List<String>> months() {
            return reader.requests("index/").stream()
                    .map(request -> request.stream()
                            .map(document -> document.substring(0, document.lastIndexOf('/')))
                            .distinct()
                            .toList())
                    .toList();
        }

        private void write(int entries, String month) {
            for (var number = 0; number < entries; number++) {
                partition.send(
                        new AggregateId(MARIA, "entry", month + "-" + number),
                        new WriteEntry(
                                now(),
                                Instant.parse(month + "-15T12:00:00Z"),
                                ZoneId.of("UTC"),
                                null,
                                false,
                                Private.of(new rebound.journal.entry.Words("text", null, List.of(), List.of()))));
            }
        }
    }

    private static IndexItem setback(String id, boolean mayComeBack) {
        return new IndexItem(
                "setback",
                id,
                Instant.EPOCH,
                LocalDate.EPOCH,
                "open",
                mayComeBack,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                "");
    }

    private Instant now() {
        return partition.clock().instant();
    }
}
