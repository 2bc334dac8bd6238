package rebound.journal.read.reflections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rebound.eventlog.Readers;
import rebound.eventlog.domain.Private;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.day.About;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.ReflectionCommand.CompleteReflection;
import rebound.journal.reflection.ReflectionCommand.DeleteReflection;
import rebound.journal.reflection.ReflectionCommand.DraftReflection;
import rebound.journal.reflection.ReflectionCommand.RestoreReflection;
import rebound.journal.reflection.Sheet;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

class CompletedReflectionsReaderTest {

    private static final String MARIA = UUID.randomUUID().toString();
    private static final String SETBACK = UUID.randomUUID().toString();

    private final PartitionFixture partition = new PartitionFixture(JournalModel.MODEL);
    private final Caller caller = new Caller() {
        @Override
        public String id() {
            return MARIA;
        }
    };
    private final CompletedReflectionsReader reflections =
            new CompletedReflectionsReader(Readers.of(JournalModel.MODEL, partition.documents()), caller);

    @Test
    void eachTemplateIsThereOnceItIsCompletedAsLongAsTheReflectionIs() {
        draft(MARIA, "first", "post-mortem");
        assertThat(templates()).isEmpty();
        send(MARIA, "first", new CompleteReflection(now()));
        complete(MARIA, "second", "post-mortem");
        complete(MARIA, "third", "compassion-letter");
        assertThat(templates()).containsExactly("post-mortem", "compassion-letter");

        send(MARIA, "third", new DeleteReflection(now()));
        send(MARIA, "second", new DeleteReflection(now()));
        assertThat(templates()).containsExactly("post-mortem");
        send(MARIA, "third", new RestoreReflection(now()));
        assertThat(templates()).containsExactly("post-mortem", "compassion-letter");

        send(MARIA, "third", new DeleteReflection(now()));
        partition.settle();
        partition.clock().advance(Duration.ofDays(31));
        assertThat(templates()).containsExactly("post-mortem");
        partition.check();
    }

    @Test
    void whatIsAboutAnotherSetbackOrBySomebodyElseIsNot() {
        complete(UUID.randomUUID().toString(), "first", "post-mortem");
        complete(MARIA, "second", "mirror", UUID.randomUUID().toString());
        assertThat(templates()).isEmpty();
    }

    @Test
    void allOfThemAreReadHoweverManyThereAre() {
        for (var number = 0; number < 30; number++) {
            complete(MARIA, "letter-" + number, "compassion-letter");
        }
        complete(MARIA, "last", "yet");
        assertThat(templates()).containsExactly("compassion-letter", "yet");
    }

    private List<String> templates() {
        partition.settle();
        return reflections.templates(SETBACK);
    }

    private void complete(String person, String id, String template) {
        complete(person, id, template, SETBACK);
    }

    private void complete(String person, String id, String template, String setback) {
        draft(person, id, template, setback);
        send(person, id, new CompleteReflection(now()));
    }

    private void draft(String person, String id, String template) {
        draft(person, id, template, SETBACK);
    }

    private void draft(String person, String id, String template, String setback) {
        var sheet = new Sheet(
                new Sheet.Template(template, 1), List.of(Answer.ofText("question", "text")), List.of(), List.of());
        send(person, id, new DraftReflection(now(), null, null, new About("setback", setback), Private.of(sheet)));
    }

    private void send(String person, String id, ReflectionCommand body) {
        partition.send(new AggregateId(person, "reflection", id), body);
    }

    private Instant now() {
        return partition.clock().instant();
    }
}
