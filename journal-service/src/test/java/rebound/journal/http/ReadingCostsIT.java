package rebound.journal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rebound.eventlog.Reader;
import rebound.eventlog.Readers;
import rebound.eventlog.domain.Private;
import rebound.eventlog.keys.Identity;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Cause;
import rebound.eventlog.model.Command;
import rebound.eventlog.mongo.Queries;
import rebound.eventlog.owner.PartitionOwner.Phase;
import rebound.eventlog.testkit.Keysets;
import rebound.eventlog.testkit.PartitionFixture;
import rebound.journal.day.About;
import rebound.journal.day.Mood;
import rebound.journal.entry.Entry;
import rebound.journal.entry.EntryCommand;
import rebound.journal.entry.Words;
import rebound.journal.firststep.FirstStepCommand;
import rebound.journal.me.MeCommand;
import rebound.journal.read.index.IndexReader;
import rebound.journal.read.index.RemarksProjection;
import rebound.journal.read.index.ThingReader;
import rebound.journal.read.reflections.CompletedReflectionsProjection;
import rebound.journal.read.reflections.CompletedReflectionsReader;
import rebound.journal.read.search.SearchReader;
import rebound.journal.read.setbacks.OpenSetbacksProjection;
import rebound.journal.read.timeline.MonthProjection;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineReader;
import rebound.journal.reflection.Answer;
import rebound.journal.reflection.ReflectionCommand;
import rebound.journal.reflection.Sheet;
import rebound.journal.setback.Description;
import rebound.journal.setback.Facet;
import rebound.journal.setback.Remark;
import rebound.journal.setback.Remarks;
import rebound.journal.setback.SetbackCommand;
import rebound.journal.wiring.JournalModel;
import rebound.local.Brokers;
import rebound.local.LocalStack;
import rebound.servicekit.read.Cursors;
import rebound.servicekit.read.Links;
import rebound.servicekit.security.Caller;

/**
 * Ten years of one person's writing among a thousand others of the same partition, as its owner has decided it: what a request
 * reads is the person's own documents of the months in question, each once, and of the others nothing. On a real database
 * process; with {@code MONGODB_URI} on that one.
 */
class ReadingCostsIT {

    private static final int ENTRIES = 20_000;
    private static final int OTHERS = 1_000;
    private static final int AT_ONCE = 500;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2016-11-01");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-10-31");

    /** An hour between them; every other one with a first step. */
    private static final int SETBACKS = 60;

    private static final YearMonth OF_SETBACKS = YearMonth.parse("2021-06");

    /** About one setback. */
    private static final int REFLECTIONS = 3;

    private static final String MARIA = id("maria");
    private static final PartitionFixture PARTITION = new PartitionFixture(JournalModel.MODEL);

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static Queries queries;
    private static int sent;

    private final Caller caller = new Caller() {
        @Override
        public String id() {
            return MARIA;
        }
    };
    private final Reader reader = Readers.of(JournalModel.MODEL, queries.store());
    private final AtHome home = new AtHome(reader, caller, PARTITION.clock());
    private final Links links = new Links("/journal/v1");
    private final Cursors cursors = new Cursors(Identity.of(Keysets.mac()), caller);
    private final TimelineReader timeline = new TimelineReader(reader, caller, cursors);

    /** Is only asked for its list, and what it shows. */
    private final EntryResource entries = new EntryResource(null, null, timeline, null, null, links, PARTITION.clock());

    private final IndexReader index = new IndexReader(reader, caller);
    private final ThingReader things =
            new ThingReader(reader, caller, links, new ObjectMapper().findAndRegisterModules(), List.of(entries));
    private final OwnStatisticsResource statistics = new OwnStatisticsResource(index, home);

    /** Is only asked for where its setbacks are. */
    private final SetbackResource setbacks = new SetbackResource(null, null, timeline, links, PARTITION.clock());

    private final StatisticsResource bounceBack =
            new StatisticsResource(timeline, index, setbacks, home, reader, caller, links);
    private final SearchResource search = new SearchResource(new SearchReader(index, things, cursors), home);

    @BeforeAll
    static void fill() {
        stack = LocalStack.start(folder, Brokers.none());
        queries = new Queries(stack, "reading_costs");
        var owner = PARTITION.start(queries.store()).until(Phase.ACTIVE);
        for (var number = 0; number < ENTRIES; number++) {
            write(MARIA, number);
            if (number % (ENTRIES / OTHERS) == 0) {
                write(id("somebody-" + number), number);
            }
            if (number % AT_ONCE == 0) {
                owner.settle();
            }
        }
        send(new AggregateId(MARIA, JournalModel.ME.name(), MARIA), new MeCommand.ChangeMe(null, null, null, true));
        for (var number = 0; number < SETBACKS; number++) {
            bounceBack(id("setback-" + number), number);
        }
        for (var number = 0; number < REFLECTIONS; number++) {
            reflect(MARIA, number);
            reflect(id("somebody-0"), number);
        }
        owner.settle();
    }

    @AfterAll
    static void stop() {
        queries.close();
        stack.close();
    }

    @Test
    void a_list_reads_its_month_and_its_entries() {
        var page = costs(4, () -> entries.list(null, null, 50, null, null));
        assertThat(page.shown().items()).hasSize(50);
        assertThat(page.read())
                .containsExactlyInAnyOrderElementsOf(all(
                        directory(),
                        months(JournalModel.TIMELINE, "2026-10"),
                        page.shown().items().stream()
                                .map(entry -> entry(entry.envelope().id().value()))));
    }

    @Test
    void the_timeline_reads_its_months() {
        var resource = new TimelineResource(timeline, List.of(entries), links);

        assertThat(costs(2, () -> resource.read(null, 50, null, null)).read())
                .containsExactlyInAnyOrderElementsOf(all(directory(), months(JournalModel.TIMELINE, "2026-10")));
        // Somewhere on earth it is June already.
        assertThat(costs(3, () -> resource.read(null, 50, null, Instant.parse("2018-06-01T00:00:00Z")))
                        .read())
                .containsExactlyInAnyOrderElementsOf(
                        all(directory(), months(JournalModel.TIMELINE, "2018-05", "2018-06")));
    }

    @Test
    void statistics_read_the_months_that_they_are_about() {
        var from = LocalDate.parse("2026-08-01");
        for (var asked : List.<Supplier<?>>of(
                () -> statistics.mood(from, LAST_DAY, "week", false),
                () -> statistics.weeks(from, LAST_DAY),
                () -> statistics.emotions(from, LAST_DAY))) {
            assertThat(costs(4, asked).read())
                    .containsExactlyInAnyOrderElementsOf(
                            all(directory(), months(JournalModel.INDEX, "2026-08", "2026-09", "2026-10")));
        }
        var weeks = costs(121, () -> statistics.weeks(FIRST_DAY, LAST_DAY));
        assertThat(weeks.shown().weeks().stream()
                        .mapToInt(OwnStatisticsResource.EntryWeek::entries)
                        .sum())
                .isEqualTo(ENTRIES);
        assertThat(weeks.read()).containsExactlyInAnyOrderElementsOf(all(directory(), everything()));
    }

    /** Some first steps are missing: who looks for any of them looks twice. */
    @Test
    void bounce_back_reads_the_months_with_setbacks_and_of_each_that_it_shows_the_first_step() {
        var page = costs(8, () -> bounceBack.bounceBack(null, 50));
        assertThat(page.shown().hidden()).isNull();
        assertThat(page.shown().items()).hasSize(50).allSatisfy(shown -> {
            assertThat(shown.hours()).isNotNull();
            assertThat(shown.hoursToClose()).isNotNull();
        });
        var shown = page.shown().items().stream()
                .map(setback -> setback.setback().value())
                .toList();
        var withFirstStep = page.shown().items().stream()
                .filter(setback -> setback.firstStepAt() != null)
                .map(setback -> setback.setback().value())
                .toList();
        assertThat(withFirstStep).hasSize(25);
        assertThat(page.read())
                .containsExactlyInAnyOrderElementsOf(all(
                        directory(),
                        months(JournalModel.TIMELINE, OF_SETBACKS.toString()),
                        shown.stream().map(id -> mine(JournalModel.SETBACK, id)),
                        withFirstStep.stream().map(id -> mine(JournalModel.FIRST_STEP, id)),
                        withFirstStep.stream().map(id -> mine(JournalModel.FIRST_STEP, id)),
                        Stream.of(mine(JournalModel.ME, MARIA), MARIA + "/" + OpenSetbacksProjection.DOCUMENT)));
    }

    @Test
    void a_journey_reads_the_reflections_that_were_completed_about_its_setback() {
        var reflections = new CompletedReflectionsReader(reader, caller);
        var setback = id("setback-0");
        var journey = costs(2, () -> reflections.templates(setback));
        assertThat(journey.shown()).containsExactly("post-mortem");
        assertThat(journey.read())
                .containsExactlyInAnyOrderElementsOf(all(
                        Stream.of(MARIA + "/" + CompletedReflectionsProjection.document(setback)),
                        Stream.iterate(0, number -> number < REFLECTIONS, number -> number + 1)
                                .map(number -> mine(JournalModel.REFLECTION, id("reflection-" + number)))));
    }

    @Test
    void on_this_day_reads_a_month_of_each_year_and_what_it_shows() {
        var resource = new OnThisDayResource(index, things, home);
        var day = costs(16, () -> resource.read(LocalDate.parse("2026-11-05")));
        assertThat(day.shown().items()).hasSizeBetween(50, 60);
        assertThat(day.read())
                .containsExactlyInAnyOrderElementsOf(all(
                        directory(),
                        Stream.iterate(2016, year -> year < 2026, year -> year + 1)
                                .flatMap(year -> months(JournalModel.INDEX, year + "-11")),
                        day.shown().items().stream().map(found -> entry(found.id()))));
    }

    @Test
    void search_reads_the_month_that_its_page_needs_and_what_it_shows() {
        var page = costs(4, () -> search.search("everyday", null, "en", null, 20, null, null));
        assertThat(page.shown().items()).hasSize(20);
        assertThat(page.read())
                .containsExactlyInAnyOrderElementsOf(all(
                        directory(),
                        remarks(),
                        months(JournalModel.INDEX, "2026-10"),
                        page.shown().items().stream().map(found -> entry(found.id()))));
    }

    @Test
    void search_for_what_is_nowhere_reads_all_that_is_ones_own_and_no_more() {
        var page = costs(122, () -> search.search("nowhere", null, "en", null, 20, null, null));
        assertThat(page.shown().items()).isEmpty();
        assertThat(page.read()).containsExactlyInAnyOrderElementsOf(all(directory(), remarks(), everything()));
    }

    @Test
    void what_has_changed_reads_what_it_shows() {
        var changes = costs(3, () -> reader.changes(MARIA, -1, 50));
        assertThat(changes.read())
                .containsExactlyElementsOf(changes.shown().items().stream()
                        .map(changed -> changed.id().global())
                        .toList())
                .hasSize(50);
    }

    /** Also of the owner, which had decided all of that, and erases what was deleted. */
    @Test
    void every_query_is_by_id_or_has_its_index() {
        var entry = new AggregateId(id("somebody-0"), "entry", id("entry-0"));
        send(entry, new EntryCommand.DeleteEntry(PARTITION.clock().instant()));
        PARTITION.current().settle();
        PARTITION.clock().advance(Duration.ofDays(31));
        PARTITION.current().settle();
        assertThat(reader.state(JournalModel.ENTRY, entry.userId(), entry.id()))
                .hasValueSatisfying(stored -> assertThat(stored.state()).isInstanceOf(Entry.Erased.class));
        reader.changes(MARIA, -1, 50);
        queries.check();
    }

    /** What a request shows, and the documents that it reads. */
    private record Cost<T>(T shown, List<String> read) {}

    /** @param most so many queries are sent at most: of the index, whose months are busy, one for each month */
    private <T> Cost<T> costs(int most, Supplier<T> request) {
        // The first request finds out which documents are the partition's.
        request.get();
        var shown = new AtomicReference<T>();
        var read = queries.readBy(() -> shown.set(request.get()));
        assertThat(read.queries()).as("queries").isLessThanOrEqualTo(most);
        return new Cost<>(shown.get(), read.documents());
    }

    @SafeVarargs
    private static List<String> all(Stream<String>... documents) {
        var all = new ArrayList<String>();
        for (var some : documents) {
            some.forEach(all::add);
        }
        return all;
    }

    private static Stream<String> directory() {
        return Stream.of(MARIA + "/" + TimelineMonthsProjection.DOCUMENT);
    }

    private static Stream<String> remarks() {
        return RemarksProjection.documents().stream().map(document -> MARIA + "/" + document);
    }

    private static Stream<String> months(MonthProjection<?, ?> projection, String... months) {
        return Arrays.stream(months)
                .map(YearMonth::parse)
                .flatMap(month -> projection.documents(month).stream())
                .map(document -> MARIA + "/" + document);
    }

    private static Stream<String> everything() {
        return Stream.iterate(YearMonth.from(FIRST_DAY), month -> month.plusMonths(1))
                .limit(120)
                .flatMap(month -> months(JournalModel.INDEX, month.toString()));
    }

    private static String entry(String id) {
        return mine(JournalModel.ENTRY, id);
    }

    private static String mine(AggregateType<?, ?, ?> type, String id) {
        return new AggregateId(MARIA, type.name(), id).global();
    }

    private static void write(String person, int number) {
        send(
                new AggregateId(person, JournalModel.ENTRY.name(), id("entry-" + number)),
                new EntryCommand.WriteEntry(
                        PARTITION.clock().instant(),
                        at(number),
                        ZoneId.of("UTC"),
                        null,
                        false,
                        Private.of(new Words(
                                "everyday number%d and what else there was".formatted(number),
                                number % 10 == 0 ? new Mood((double) (number % 3 - 1), null) : null,
                                List.of("calm"),
                                List.of("work")))));
    }

    /** Of a setback, recorded at the time and closed since. */
    private static void bounceBack(String id, int number) {
        var setback = new AggregateId(MARIA, JournalModel.SETBACK.name(), id);
        var happenedAt = OF_SETBACKS.atDay(15).atTime(0, 0).plusHours(number).toInstant(ZoneOffset.UTC);
        var now = PARTITION.clock().instant();
        send(
                setback,
                new SetbackCommand.RecordSetback(
                        now,
                        happenedAt,
                        ZoneId.of("UTC"),
                        Private.of(new Description("The exam", "work", null, null))));
        send(
                setback,
                new SetbackCommand.SayFacet(
                        now, Facet.CAUSES, Private.of(Remarks.of(Remark.of("health", "I was feverish")))));
        send(setback, new SetbackCommand.DeclareBackOnTrack(now, happenedAt.plus(Duration.ofDays(9))));
        send(setback, new SetbackCommand.CloseSetback(now));
        if (number % 2 == 0) {
            send(
                    new AggregateId(MARIA, JournalModel.FIRST_STEP.name(), id),
                    new FirstStepCommand.NoteStepDone(happenedAt.plus(Duration.ofDays(2))));
        }
    }

    /** About the first setback, when it happened. */
    private static void reflect(String person, int number) {
        var reflection = new AggregateId(person, JournalModel.REFLECTION.name(), id("reflection-" + number));
        var now = PARTITION.clock().instant();
        send(
                reflection,
                new ReflectionCommand.DraftReflection(
                        now,
                        OF_SETBACKS.atDay(15).atTime(0, 0).toInstant(ZoneOffset.UTC),
                        ZoneId.of("UTC"),
                        new About("setback", id("setback-0")),
                        Private.of(new Sheet(
                                new Sheet.Template("post-mortem", 1),
                                List.of(Answer.ofText("goal", "To pass")),
                                List.of(),
                                List.of()))));
        send(reflection, new ReflectionCommand.CompleteReflection(now));
    }

    private static void send(AggregateId aggregate, Object body) {
        var commandId = "command-" + ++sent;
        PARTITION.send(new Command<>(
                commandId,
                aggregate,
                Command.ANY_VERSION,
                PARTITION.clock().instant(),
                "fingerprint",
                Cause.request(commandId),
                "replica",
                body));
    }

    private static Instant at(int number) {
        var days = LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay() + 1;
        return FIRST_DAY
                .plusDays(number * days / ENTRIES)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(number % 3_600);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
