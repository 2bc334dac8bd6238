package rebound.journal.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;

/** Safety rule 9: what was closed stays closed, and what was silenced stays silent. */
class QuietTest {

    private record Remembered(
            LocalDate localDate,
            @Nullable About about,
            @Nullable About source,
            List<String> tags,
            List<String> people,
            List<String> texts)
            implements Recallable {}

    private static final LocalDate DAY = LocalDate.parse("2024-02-29");
    private static final Remembered PLAIN = new Remembered(
            DAY, null, null, List.of("Work", "🌱"), List.of("Ana Maria"), List.of("I told Tom about the exam"));

    @Test
    void whatNobodySilencedMayComeBack() {
        assertThat(mayComeBack(PLAIN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "topic,  work,       false",
        "topic,  ' WORK ',   false",
        "topic,  ＷＯＲＫ,       false",
        "topic,  worked,     true",
        "topic,  🌱,          false",
        "topic,  🌿,          true",
        "topic,  exam,       false",
        "topic,  ana maria,  false",
        "person, ana maria,  false",
        "person, ana,        false",
        "person, ana lena,   true",
        "person, tom,        false",
        "person, work,       false",
        "person, 'Tom, exam', false",
        "person, tim,        true",
        "date,   02-29,      false",
        "date,   02-28,      true",
        "date,   2024-02-29, false",
        "date,   2020-02-29, true",
        "thing,  entry/one,  false",
        "thing,  entry/two,  true",
        "thing,  lesson/one, true"
    })
    void whatIsSilencedMayNot(String kind, String value, boolean may) {
        assertThat(mayComeBack(PLAIN, new Silence(kind, value))).isEqualTo(may);
    }

    @Test
    void whatIsAboutASilencedThingMayNot() {
        var about = about("goal", "exam");
        assertThat(mayComeBack(about, new Silence(Silence.THING, "goal/exam"))).isFalse();
        assertThat(mayComeBack(about, new Silence(Silence.THING, "setback/exam")))
                .isTrue();
    }

    @Test
    void whatWasKeptOfASilencedThingMayNot() {
        var kept = keptOf("reflection", "exam");
        assertThat(mayComeBack(kept, new Silence(Silence.THING, "reflection/exam")))
                .isFalse();
        assertThat(mayComeBack(kept, new Silence(Silence.THING, "reflection/another")))
                .isTrue();
        assertThat(mayComeBack(kept, new Silence(Silence.THING, "entry/exam"))).isTrue();
    }

    @Test
    void whatWasKeptOfSomethingAtRestMayNot() {
        var atRest = Set.of(new About("reflection", "exam"));
        var quiet = new Quiet(Silences.NONE.silenced(), Set.of(), atRest);
        assertThat(quiet.mayComeBack("evidence", "one", keptOf("reflection", "exam")))
                .isFalse();
        assertThat(quiet.mayComeBack("evidence", "one", keptOf("reflection", "another")))
                .isTrue();
        assertThat(quiet.mayComeBack("evidence", "one", keptOf("entry", "exam")))
                .isTrue();
        assertThat(quiet.mayComeBack("evidence", "one", PLAIN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Alex,      I met ALEX,              false",
        "Alex,      'Not again, Alex!',      false",
        "Alex,      'They said ''Alex''',    false",
        "Alex,      Alex's birthday,         false",
        "Alex,      Alexs Geburtstag,        false",
        "Alex,      l’ami d’Alex,            false",
        "Alex,      me and al,               true",
        "Alex,      a complex matter,        true",
        "Ana Maria, Maria called Ana,        false",
        "Ana Maria, Maria called,            true",
        "Anna-Lena, met anna lena,           false",
        "O’Brien,   the O'Briens,            false",
        "O’Brien,   of brine,                true",
        "José,      JOSE\u0301 came,         false",
        "İnci,      inci was there,          false",
        "Prüfung,   Prüfungsangst,           false",
        "Al,        also a good day,         true",
        "Al,        with Al again,           false",
        "Al,        the end was for Al,      false",
        "J.,        just me,                 true",
        "山田,        昨日山田さんと話した,              false",
        "山田,        山に行った,                   true",
        "🌱,         a 🌿,                     true"
    })
    void whatMentionsASilencedNameInItsTextMayNot(String name, String text, boolean may) {
        var thing = new Remembered(DAY, null, null, List.of(), List.of(), List.of("before", text));
        assertThat(mayComeBack(thing, new Silence(Silence.PERSON, name))).isEqualTo(may);
        assertThat(mayComeBack(thing, new Silence(Silence.TOPIC, name))).isEqualTo(may);
    }

    @Test
    void aClosedSetbackMayNotNorWhatIsAboutIt() {
        var quiet = new Quiet(Silences.NONE, Set.of("exam"));
        assertThat(quiet.mayComeBack("setback", "exam", PLAIN)).isFalse();
        assertThat(quiet.mayComeBack("setback", "another", PLAIN)).isTrue();
        assertThat(quiet.mayComeBack("entry", "exam", PLAIN)).isTrue();
        assertThat(quiet.mayComeBack("lesson", "one", about("setback", "exam"))).isFalse();
        assertThat(quiet.mayComeBack("lesson", "one", about("setback", "another")))
                .isTrue();
        assertThat(quiet.mayComeBack("lesson", "one", about("reflection", "exam")))
                .isTrue();
        // A setback that was offered for an attempt has the attempt's id.
        assertThat(quiet.mayComeBack("lesson", "one", about("attempt", "exam"))).isFalse();
        assertThat(quiet.mayComeBack("lesson", "one", about("attempt", "another")))
                .isTrue();
    }

    @Test
    void aNameThatIsSilencedIsNotSuggested() {
        var silenced = silences(new Silence(Silence.PERSON, "Ana Maria"), new Silence(Silence.DATE, "02-29"))
                .silenced();
        assertThat(silenced.mayName("maria")).isTrue();
        assertThat(silenced.mayName("02")).isFalse();
        assertThat(silenced.mayName("work")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Alex,        alex's,       true",
        "Alex,        alexs,        true",
        "Alex,        ale,          true",
        "Alex,        al-amin,      false",
        "Ana Maria,   marias,       true",
        "Anna-Lena,   lenas,        true",
        "O’Brien,     o'brien's,    true",
        "O'Brien,     o’brien,      true",
        "José,        jose\u0301s,  true",
        "jose\u0301,  josé,         true",
        "山田,          山,            true",
        "Ana,         d'ana,        true",
        "İnci,        inci,         true",
        "Ben,         work,         false"
    })
    void norIsItInflectedOrSpeltOtherwise(String name, String word, boolean isHidden) {
        for (var kind : List.of(Silence.PERSON, Silence.TOPIC)) {
            var silenced = silences(new Silence(kind, name)).silenced();
            assertThat(silenced.mayName(word)).isEqualTo(isHidden);
        }
    }

    private static Remembered about(String type, String id) {
        return new Remembered(DAY, new About(type, id), null, List.of(), List.of(), List.of());
    }

    private static Remembered keptOf(String type, String id) {
        return new Remembered(DAY, null, new About(type, id), List.of(), List.of(), List.of());
    }

    private static boolean mayComeBack(Recallable thing, Silence... silences) {
        return new Quiet(silences(silences), Set.of()).mayComeBack("entry", "one", thing);
    }

    private static Silences silences(Silence... silences) {
        return new Silences(Private.of(Stream.of(silences).toList()));
    }
}
