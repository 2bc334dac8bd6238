package rebound.servicekit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rebound.eventlog.keys.Identity;
import rebound.servicekit.TestKeys;
import rebound.servicekit.note.EngineInMemory;
import rebound.servicekit.note.Look;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.security.Caller;

class ChangeFeedTest {

    private static final String MARIA = UUID.randomUUID().toString();

    private final EngineInMemory engine = new EngineInMemory();
    private final Identity identity =
            Identity.of(Objects.requireNonNull(new TestKeys().start().get("rebound.keys.identity")));
    private final ChangeFeed feed =
            new ChangeFeed(engine, new Cursors(identity, new Caller()), List.of(new PlainNotes()));

    @Test
    void tells_nothing_where_there_is_nothing() {
        var part = feed.read(MARIA, null, 10);
        assertThat(part.items()).isEmpty();
        assertThat(part.isAll()).isTrue();
    }

    @Test
    void leaves_out_what_is_shown_nowhere() {
        keep("a");
        PlainNotes.submit(engine, MARIA, Look.TYPE, MARIA, new Look.Command.Choose("squared", 5));
        keep("b");

        var part = feed.read(MARIA, null, 10);

        assertThat(part.items()).extracting(item -> item.change().resource()).containsExactly("a", "b");
        assertThat(feed.read(MARIA, part.position(), 10).items()).isEmpty();
    }

    @Test
    void fills_a_page_also_where_much_is_left_out() {
        for (var i = 0; i < 60; i++) {
            PlainNotes.submit(
                    engine, MARIA, Look.TYPE, UUID.randomUUID().toString(), new Look.Command.Choose("squared", 5));
        }
        keep("a");

        assertThat(feed.read(MARIA, null, 10).items()).hasSize(1);
    }

    @Test
    void tells_what_is_known_with_each_change() {
        IntStream.range(0, 70).forEach(i -> keep(Integer.toString(i)));

        var part = feed.read(MARIA, null, 60);

        assertThat(part.items()).hasSize(60);
        assertThat(part.isAll()).isFalse();
        assertThat(part.position()).isEqualTo(part.items().getLast().position());
        assertThat(feed.read(MARIA, part.items().get(64 - 10).position(), 200).items())
                .hasSize(15)
                .first()
                .extracting(item -> item.change().resource())
                .isEqualTo("55");
        var rest = feed.read(MARIA, part.position(), 60);
        assertThat(rest.items()).hasSize(10);
        assertThat(rest.isAll()).isTrue();
    }

    @Test
    void ends_a_page_early_where_things_are_long() {
        var text = "a".repeat(256 * 1024);
        IntStream.range(0, 60).forEach(i -> keep(text));

        var part = feed.read(MARIA, null, 200);

        assertThat(part.items()).hasSize(25);
        assertThat(part.isAll()).isFalse();
        assertThat(feed.read(MARIA, part.position(), 200).items()).hasSize(25);
    }

    @Test
    void knows_a_position_of_another_log() {
        keep("a");
        var problem = catchThrowableOfType(Problem.class, () -> feed.read(MARIA, new ChangePosition("another", 0), 10));
        assertThat(problem.body().type()).isEqualTo(ProblemType.CURSOR_GONE.uri());
    }

    @Test
    void a_position_is_a_text() {
        var position = new ChangePosition("dF-3_ x9", 5_000_000_000L);
        assertThat(ChangePosition.parse(position.text())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a b", " ", "99999999999999999999 a"})
    void other_texts_are_no_positions(String text) {
        assertThatThrownBy(() -> ChangePosition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private void keep(String text) {
        PlainNotes.keep(engine, MARIA, text);
    }
}
