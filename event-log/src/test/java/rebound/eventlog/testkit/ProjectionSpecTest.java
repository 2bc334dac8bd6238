package rebound.eventlog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.Event;
import rebound.eventlog.projection.Projection;

/** A specification that is never red would be of no use. */
class ProjectionSpecTest {

    /** How many words were said, and which was the last. */
    record Said(int words, String last) {}

    /** One document for each length of word. */
    private static class Saying implements Projection<Said> {

        @Override
        public String name() {
            return "saying";
        }

        @Override
        public Class<Said> viewType() {
            return Said.class;
        }

        @Override
        public List<String> documents(Event<?> event) {
            return event.body() instanceof String word && !word.isEmpty()
                    ? List.of("length/" + word.length())
                    : List.of();
        }

        @Override
        public Said evolve(@Nullable Said view, String document, Event<?> event) {
            return new Said(view == null ? 1 : view.words() + 1, (String) event.body());
        }
    }

    private final Envelopes log = new Envelopes();

    @Test
    void isGreenWhenTheDocumentsAreAsSaid() {
        ProjectionSpec.of(Saying::new)
                .given(said("one"), said("two"), said("three"), said(""))
                .thenOnly("length/3", "length/5")
                .then("length/3", new Said(2, "two"))
                .then("length/5", new Said(1, "three"))
                .theSameEventTwiceChangesNothing()
                .replayEqualsLive();
        ProjectionSpec.of(Saying::new).given(said("")).thenNothing();
    }

    @Test
    void isRedWhenADocumentIsNot() {
        var given = ProjectionSpec.of(Saying::new).given(said("one"));
        assertRed(() -> given.then("length/3", new Said(2, "one")));
        assertRed(() -> given.then("length/4", new Said(1, "one")));
        assertRed(() -> given.thenOnly("length/3", "length/4"));
        assertRed(given::thenNothing);
    }

    @Test
    void isRedWhenAViewRemembersSomethingBesideItsDocument() {
        var forgetful = ProjectionSpec.of(() -> new Saying() {
            private int words;

            @Override
            public Said evolve(@Nullable Said view, String document, Event<?> event) {
                return new Said(++words, "");
            }
        });
        assertRed(() -> forgetful.given(said("one")));
    }

    @Test
    void isRedWhenAViewDependsOnAnotherDocument() {
        var nosy = ProjectionSpec.of(() -> new Saying() {
            private String longest = "";

            @Override
            public Said evolve(@Nullable Said view, String document, Event<?> event) {
                var word = (String) event.body();
                longest = word.length() > longest.length() ? word : longest;
                return new Said(0, longest);
            }
        });
        var given = nosy.given(said("one"), said("three"), said("two"));
        assertRed(given::replayEqualsLive);
    }

    @Test
    void isRedWhenAViewIsNotWhatItsJsonSays() {
        record Loose(Object anything) {}
        var loose = ProjectionSpec.of(() -> new Projection<Loose>() {
            @Override
            public String name() {
                return "loose";
            }

            @Override
            public Class<Loose> viewType() {
                return Loose.class;
            }

            @Override
            public List<String> documents(Event<?> event) {
                return List.of("loose");
            }

            @Override
            public Loose evolve(@Nullable Loose view, String document, Event<?> event) {
                return new Loose(event.at());
            }
        });
        assertRed(() -> loose.given(said("one")).replayEqualsLive());
    }

    @Test
    void asksForTheUserWhenThereAreTwo() {
        var mine = said("one");
        var yours = log.add(new AggregateId("you", "talk", "1"), "two");
        var given = ProjectionSpec.of(Saying::new).given(mine, yours);
        assertThat(given.view("you", "length/3")).contains(new Said(1, "two"));
        assertThatThrownBy(() -> given.view("length/3")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aGeneratedCaseThatFailsNamesItsSeed() {
        assertThatThrownBy(() ->
                        Seeded.cases(1, random -> assertThat(random.nextInt()).isNull()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Drebound.seed=");
        assertThatCode(() -> Seeded.cases(3, random -> random.nextInt())).doesNotThrowAnyException();
    }

    private Event<?> said(String word) {
        return log.add(new AggregateId("me", "talk", "1"), word);
    }

    private static void assertRed(Runnable specification) {
        assertThatThrownBy(specification::run).isInstanceOf(AssertionError.class);
    }
}
