package rebound.journal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateType;
import rebound.journal.entry.About;

class JournalModelTest {

    @Test
    void theNamesOnTheWireNeverChange() {
        assertThat(JournalModel.MODEL.service()).isEqualTo("journal");
        assertThat(JournalModel.MODEL.aggregates())
                .extracting(AggregateType::name)
                .containsExactly("entry", "setback");
        assertThat(JournalModel.ENTRY.commands().keySet())
                .containsExactlyInAnyOrder("write-entry", "revise-entry", "delete-entry", "restore-entry");
        assertThat(events(JournalModel.ENTRY))
                .containsExactlyInAnyOrder("entry-written 1", "entry-revised 1", "entry-deleted 1", "entry-restored 1");
        assertThat(JournalModel.ENTRY.states().keySet()).containsExactlyInAnyOrder("absent", "written", "deleted");
        assertThat(JournalModel.SETBACK.commands().keySet())
                .containsExactlyInAnyOrder("record-setback", "close-setback", "reopen-setback");
        assertThat(events(JournalModel.SETBACK))
                .containsExactlyInAnyOrder("setback-recorded 1", "setback-closed 1", "setback-reopened 1");
        assertThat(JournalModel.SETBACK.states().keySet()).containsExactlyInAnyOrder("absent", "open", "closed");
    }

    @Test
    void thePlacesOfTheDocumentsNeverChange() {
        assertThat(JournalModel.TIMELINE.collection()).isEqualTo("timeline_v1");
        assertThat(JournalModel.TIMELINE_MONTHS.collection()).isEqualTo("timeline-months_v1");
        assertThat(JournalModel.MODEL.projections())
                .containsExactly(JournalModel.TIMELINE, JournalModel.TIMELINE_MONTHS);
    }

    /** Safety rule 10: an event says in the clear when, where in time and what about, and nothing else. */
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
                || component.getName().equals("zone");
    }

    private static Stream<String> events(AggregateType<?, ?, ?> type) {
        return type.events().keySet().stream().map(name -> name.name() + " " + name.version());
    }
}
