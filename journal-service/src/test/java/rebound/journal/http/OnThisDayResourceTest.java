package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rebound.eventlog.Reader.Stored;
import rebound.eventlog.Readers;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.Words;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.RecordingReader;
import rebound.journal.read.index.ThingReader;
import rebound.journal.silence.Silence;
import rebound.journal.silence.SilencesCommand.BeginSilence;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Representation;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

class OnThisDayResourceTest {

    private static final String MARIA = "maria";
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final int NEWER = 150;
    private static final int OLDER = 60;

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);
    private final RecordingReader reader = new RecordingReader(Readers.of(JournalModel.MODEL, partition.documents()));
    private final Caller caller = new Caller() {
        @Override
        public String id() {
            return MARIA;
        }
    };
    private final Representation<EntryCommand, Entry> entries = new Representation<>() {
        @Override
        public AggregateType<EntryCommand, Entry, ?> type() {
            return JournalModel.ENTRY;
        }

        @Override
        public String path() {
            return "/entries";
        }

        @Override
        public Object represent(ResourceId id, Stored<Entry> stored) {
            return Map.of("text", "text");
        }
    };
    private final OnThisDayResource resource = new OnThisDayResource(
            new IndexReader(reader, caller),
            new ThingReader(reader, caller, new Links("/journal/v1"), new ObjectMapper(), List.of(entries)),
            new AtHome(reader, caller, partition.clock()));

    @BeforeEach
    void write() {
        write("newer", NEWER, "2025-06-01T10:00:00Z");
        write("older", OLDER, "2024-06-01T10:00:00Z");
        partition.settle();
    }

    @Test
    void whatIsNotShownIsNotRead() {
        assertThat(shown()).containsExactlyElementsOf(ids("newer", NEWER, 100));
        assertThat(months()).containsExactly("index/2025-06");
    }

    @Test
    void whatMayNotComeBackMakesRoom() {
        send("silences", MARIA, new BeginSilence(now(), Private.of(new Silence(Silence.DATE, "2025-06-01"))));
        partition.settle();
        assertThat(shown()).containsExactlyElementsOf(ids("older", OLDER, OLDER));
        assertThat(months()).containsExactly("index/2025-06", "index/2024-06");
    }

    private List<String> shown() {
        return resource.read(DAY).items().stream().map(Found::id).toList();
    }

    private List<String> months() {
        return reader.requests("index/").stream()
                .flatMap(List::stream)
                .map(document -> document.substring(0, document.lastIndexOf('/')))
                .distinct()
                .toList();
    }

    /** The newest first. */
    private static List<String> ids(String name, int written, int most) {
        return IntStream.range(0, most)
                .mapToObj(number -> id(name, written - 1 - number))
                .toList();
    }

    private static String id(String name, int number) {
        return "018f3f5e-9d3c-7a10-8b1d-" + (name.equals("newer") ? "a" : "b") + "%011d".formatted(number);
    }

    /** A second after one another. */
    private void write(String name, int entries, String first) {
        for (var number = 0; number < entries; number++) {
            send(
                    "entry",
                    id(name, number),
                    new WriteEntry(
                            now(),
                            Instant.parse(first).plusSeconds(number),
                            ZoneId.of("UTC"),
                            null,
                            false,
                            Private.of(new Words("text", null, List.of(), List.of()))));
        }
    }

    private void send(String type, String id, Object command) {
        partition.send(new AggregateId(MARIA, type, id), command);
    }

    private Instant now() {
        return partition.clock().instant();
    }
}
