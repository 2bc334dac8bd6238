package rebound.journal.letterbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rebound.eventlog.testkit.DeciderSpec;
import rebound.journal.letterbox.LetterboxCommand.EmptyLetterbox;
import rebound.journal.letterbox.LetterboxCommand.PutLetterIn;
import rebound.journal.letterbox.LetterboxCommand.TakeLetterOut;
import rebound.journal.letterbox.LetterboxEvent.LetterPutIn;
import rebound.journal.letterbox.LetterboxEvent.LetterTakenOut;
import rebound.journal.letterbox.LetterboxEvent.LetterboxEmptied;

class LetterboxDeciderTest {

    private final DeciderSpec<LetterboxCommand, Letterbox, LetterboxEvent> box = DeciderSpec.of(new LetterboxDecider());

    @Test
    void aLetterIsPutInOnce() {
        box.given().when(new PutLetterIn("a")).then(new LetterPutIn("a")).andState(new Letterbox(List.of("a")));
        box.given(new LetterPutIn("a")).when(new PutLetterIn("a")).thenNothing();
    }

    @Test
    void aLetterIsTakenOutIfItIsThere() {
        box.given(new LetterPutIn("a"), new LetterPutIn("b"))
                .when(new TakeLetterOut("a"))
                .then(new LetterTakenOut("a"))
                .andState(new Letterbox(List.of("b")));
        box.given().when(new TakeLetterOut("a")).thenNothing();
    }

    @Test
    void itIsEmptiedIfThereIsSomethingInIt() {
        box.given(new LetterPutIn("a"), new LetterPutIn("b"))
                .when(new EmptyLetterbox())
                .then(new LetterboxEmptied(List.of("a", "b")))
                .andState(Letterbox.EMPTY);
        box.given().when(new EmptyLetterbox()).thenNothing();
    }

    @Test
    void itIsFullFromSoManyOn() {
        var letters =
                IntStream.range(0, Letterbox.MOST).mapToObj(Integer::toString).toList();
        assertThat(new Letterbox(letters.subList(1, Letterbox.MOST)).isFull()).isFalse();
        assertThat(new Letterbox(letters).isFull()).isTrue();
    }

    @Test
    void thereIsRoomForSoManyOnly() {
        var full = letters(Letterbox.MOST);
        box.given(full).when(new PutLetterIn("more")).thenRejected(LetterboxRefusal.LETTERBOX_FULL);
        box.given(full).when(new PutLetterIn("0")).thenNothing();
    }

    @Test
    void atMostSoManyAreTakenOutAtOnce() {
        box.given(letters(Letterbox.MOST + 1))
                .when(new EmptyLetterbox())
                .then(new LetterboxEmptied(IntStream.range(0, Letterbox.MOST)
                        .mapToObj(Integer::toString)
                        .toList()))
                .andState(new Letterbox(List.of(Integer.toString(Letterbox.MOST))));
    }

    private static LetterboxEvent[] letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new LetterPutIn(Integer.toString(number)))
                .toArray(LetterboxEvent[]::new);
    }
}
