package rebound.journal.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rebound.eventlog.domain.Private;
import rebound.journal.entry.EntryEvent.EntryWritten;
import rebound.journal.feedback.FeedbackEvent.FeedbackHandedBack;
import rebound.journal.feedback.FeedbackEvent.FeedbackNoted;
import rebound.journal.feedback.FeedbackEvent.FeedbackRequested;
import rebound.journal.feedback.FeedbackEvent.FeedbackRestored;
import rebound.journal.feedback.FeedbackEvent.FeedbackRevised;
import rebound.journal.feedback.FeedbackEvent.FeedbackSetAside;
import rebound.journal.feedback.Words;
import rebound.journal.letter.LetterEvent.LetterOpened;
import rebound.journal.letter.LetterEvent.LetterRestored;
import rebound.journal.letter.LetterEvent.LetterSealed;
import rebound.journal.letter.Seal;
import rebound.journal.reflection.ReflectionEvent.ReflectionCompleted;
import rebound.journal.reflection.ReflectionEvent.ReflectionDrafted;
import rebound.journal.setback.SetbackEvent.SetbackClosed;
import rebound.journal.setback.SetbackEvent.SetbackReopened;
import rebound.journal.story.StoryEvent.StoryDrafted;
import rebound.journal.story.StoryEvent.StoryPublished;
import rebound.journal.story.StoryEvent.StoryWithdrawn;
import rebound.journal.wiring.JournalModel;

/** Safety rule 9: what the events of all kinds say for themselves to whoever lets something come back. */
class PlacedTest {

    private static final Instant AT = Instant.parse("2026-11-21T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final Private<Words> ASKED = Private.of(new Words(null, "mentor", "Alex", "How was it?", null));
    private static final Private<Words> ANSWERED = Private.of(new Words("Fine", "mentor", "Alex", null, null));
    private static final Private<rebound.journal.letter.Words> LETTER =
            Private.of(new rebound.journal.letter.Words("To me", "It passes"));
    private static final Seal SEAL = new Seal(null, null, Seal.NEXT_SETBACK);

    static Stream<Class<?>> placed() {
        return JournalModel.MODEL.aggregates().stream()
                .<Class<?>>flatMap(type -> type.events().values().stream())
                .filter(Placed.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("placed")
    void whoeverIsNamedInAPlaceOfTheirOwnCanBeSilenced(Class<?> event) {
        var naming = Arrays.stream(event.getRecordComponents()).anyMatch(PlacedTest::namesSomebody);
        assertThat(((Placed) filled(event)).people()).isEqualTo(naming ? List.of("Alex") : List.of());
    }

    private static boolean namesSomebody(RecordComponent component) {
        return component.getType() == Private.class
                && Arrays.stream(said(component).getRecordComponents())
                        .anyMatch(part -> part.getName().equals("person"));
    }

    private static Class<?> said(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    /** With a text wherever there can be one. */
    private static Object filled(Class<?> type) {
        var parts = type.getRecordComponents();
        var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(parts).map(PlacedTest::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object value(RecordComponent part) {
        return VALUES.stream()
                .filter(known -> known.type() == part.getType())
                .findFirst()
                .map(known -> known.of().apply(part))
                .orElse(null);
    }

    private record Known(Class<?> type, Function<RecordComponent, @Nullable Object> of) {}

    private static final List<Known> VALUES = List.of(
            // Until then it cools off, and names nobody.
            new Known(Instant.class, part -> part.getName().equals("until") ? null : AT),
            new Known(LocalDate.class, part -> DAY),
            new Known(boolean.class, part -> false),
            new Known(List.class, part -> List.of()),
            new Known(SortedMap.class, part -> new TreeMap<>()),
            new Known(String.class, part -> part.getName().equals("person") ? "Alex" : "text"),
            new Known(Private.class, part -> Private.of(filled(said(part)))));

    @Test
    void nothingSilencedByNameIsKnownOfWhatIsErased() {
        assertThat(noted(Private.erased()).people()).isEmpty();
    }

    @Test
    void feedbackMayComeBackOnceItIsThereAndNotWhileItCoolsOff() {
        assertThat(new FeedbackRequested(AT, "Z", DAY, null, ASKED).mayComeBack())
                .isFalse();
        assertThat(new FeedbackRevised(AT, "Z", DAY, DAY, null, null, ASKED).mayComeBack())
                .isFalse();
        assertThat(noted(ANSWERED).mayComeBack()).isTrue();
        assertThat(new FeedbackSetAside(AT, AT, "Z", DAY, null, AT).mayComeBack())
                .isFalse();
        assertThat(new FeedbackHandedBack(AT, AT, "Z", DAY, null, null, ANSWERED).mayComeBack())
                .isTrue();
        assertThat(restored(null, ANSWERED).mayComeBack()).isTrue();
        assertThat(restored(null, ASKED).mayComeBack()).isFalse();
        assertThat(restored(AT, ANSWERED).mayComeBack()).isFalse();
    }

    @Test
    void feedbackThatCoolsOffIsFoundByNoWordAndNoName() {
        var restored = restored(AT, ANSWERED);
        assertThat(restored.texts()).isEmpty();
        assertThat(restored.people()).isEmpty();
        assertThat(restored(null, ANSWERED).texts()).containsExactly("Fine");
        assertThat(restored(null, ANSWERED).people()).containsExactly("Alex");
    }

    @Test
    void noSealedLetterMayComeBack() {
        assertThat(new LetterSealed(AT, AT, "Z", DAY, SEAL).mayComeBack()).isFalse();
        assertThat(new LetterRestored(AT, AT, "Z", DAY, "sealed", SEAL, LETTER).mayComeBack())
                .isFalse();
        assertThat(new LetterRestored(AT, AT, "Z", DAY, "opened", null, LETTER).mayComeBack())
                .isTrue();
        assertThat(new LetterOpened(AT, AT, "Z", DAY, "date", LETTER).mayComeBack())
                .isTrue();
    }

    @Test
    void noDraftMayComeBack() {
        assertThat(new EntryWritten(AT, "Z", DAY, null, true, Private.erased()).mayComeBack())
                .isFalse();
        assertThat(new EntryWritten(AT, "Z", DAY, null, false, Private.erased()).mayComeBack())
                .isTrue();
        assertThat(new ReflectionDrafted(AT, "Z", DAY, null, Private.erased()).mayComeBack())
                .isFalse();
        assertThat(new ReflectionCompleted(AT, DAY, null, Private.erased()).mayComeBack())
                .isTrue();
        assertThat(new StoryDrafted(AT, "Z", DAY, Private.erased()).mayComeBack())
                .isFalse();
        assertThat(new StoryPublished(AT, DAY, Private.erased(), Private.erased()).mayComeBack())
                .isTrue();
        assertThat(new StoryWithdrawn(AT, DAY).mayComeBack()).isFalse();
    }

    @Test
    void noClosedSetbackMayComeBackUntilItIsReopened() {
        assertThat(new SetbackClosed(AT, DAY).mayComeBack()).isFalse();
        assertThat(new SetbackReopened(AT, DAY).mayComeBack()).isTrue();
    }

    private static FeedbackNoted noted(Private<Words> words) {
        return new FeedbackNoted(AT, "Z", DAY, null, null, words);
    }

    private static FeedbackRestored restored(@Nullable Instant until, Private<Words> words) {
        return new FeedbackRestored(AT, AT, "Z", DAY, null, null, null, until, words);
    }
}
