package rebound.journal.read.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.Reader;
import rebound.journal.day.About;
import rebound.journal.read.setbacks.OpenSetbacksProjection;
import rebound.journal.read.setbacks.OpenSetbacksView;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineMonthsView;
import rebound.journal.read.timeline.TimelineMonthsView.Month;
import rebound.journal.read.timeline.TimelinePage;
import rebound.journal.read.timeline.TimelineQuery;
import rebound.journal.reflection.Reflection;
import rebound.journal.setback.Setback;
import rebound.journal.silence.Quiet;
import rebound.journal.silence.Silenced;
import rebound.journal.silence.Silences;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

/** Reads the caller's index, by the ids of its documents and no other way. */
@ApplicationScoped
public class IndexReader {

    /** Of so many things is asked at once whether they may come back, as of a page. */
    private static final int ASKED_AT_ONCE = 100;

    /** So many of the longest reflections are 25 MiB, which one request may well hold in memory. */
    private static final int SOURCES_AT_ONCE = 25;

    private final Reader reader;
    private final Caller caller;

    @Inject
    public IndexReader(Reader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    /** The months in which anything lies. */
    public TimelineMonthsView directory() {
        return reader.view(JournalModel.TIMELINE_MONTHS, caller.id(), TimelineMonthsProjection.DOCUMENT)
                .orElse(TimelineMonthsView.EMPTY);
    }

    /** A page of what matches, newest first. */
    public TimelinePage<IndexItem> page(TimelineQuery query, Predicate<IndexItem> matching) {
        return query.page(
                directory(),
                JournalModel.INDEX,
                matching,
                documents -> reader.views(JournalModel.INDEX, caller.id(), documents));
    }

    /** Everything in those months in which anything lies, in the order of {@link #newestFirst}. */
    public void each(Predicate<YearMonth> wanted, Consumer<IndexItem> read) {
        newestFirst(wanted).forEach(items -> items.forEach(read));
    }

    /**
     * Everything in those months in which anything lies, of one month or a few at once: what is in newer months first, and of those
     * that come together in no order that means anything, though always in the same one. A month is read when it is asked for.
     */
    public Stream<List<IndexItem>> newestFirst(Predicate<YearMonth> wanted) {
        var unread = directory().months().stream()
                .filter(month -> wanted.test(month.month()))
                .toList();
        var together = new ArrayList<List<Month>>();
        while (!unread.isEmpty()) {
            var months = TimelineMonthsView.together(unread, JournalModel.INDEX.atOnce());
            together.add(months);
            unread = unread.subList(months.size(), unread.size());
        }
        return together.stream().map(this::items);
    }

    private List<IndexItem> items(List<Month> months) {
        var documents = months.stream()
                .flatMap(month -> JournalModel.INDEX.documents(month.month()).stream())
                .toList();
        var parts = reader.views(JournalModel.INDEX, caller.id(), documents);
        return documents.stream()
                .flatMap(document -> Stream.ofNullable(parts.get(document)))
                .flatMap(part -> part.items().stream())
                .toList();
    }

    /**
     * Which of these may come back to the person by themselves; in the same order. What there is to know about them is read a
     * few at a time, as far as the answer is asked for.
     */
    public Stream<IndexItem> recallable(Stream<IndexItem> items) {
        var silenced = silences().silenced();
        var remarks = unreadRemarks();
        return items.filter(IndexItem::mayComeBack)
                .gather(Gatherers.windowFixed(ASKED_AT_ONCE))
                .flatMap(some -> recallable(some, silenced, remarks));
    }

    private Stream<IndexItem> recallable(List<IndexItem> items, Silenced silenced, Remarks remarks) {
        var quiet = quiet(items, silenced);
        if (silenced.hasNames()) {
            remarks.read(RemarksProjection.documents(items));
        }
        return items.stream().filter(item -> quiet.mayComeBack(item.type(), item.id(), remarks.addTo(item)));
    }

    /** Adds to things of the person what they have said of them beside; nothing of those that are out of sight. */
    public UnaryOperator<IndexItem> remarks() {
        var remarks = unreadRemarks();
        remarks.read(RemarksProjection.documents());
        return remarks::addTo;
    }

    private Remarks unreadRemarks() {
        return new Remarks(documents -> reader.views(JournalModel.REMARKS, caller.id(), documents));
    }

    /** What there is to know about these to say whether they may come back by themselves. */
    private Quiet quiet(List<IndexItem> items, Silenced silenced) {
        var sources = sources(items, silenced);
        var abouts = Stream.concat(
                items.stream().map(IndexItem::about), sources.stream().map(Source::about));
        var things = items.stream().map(item -> new About(item.type(), item.id()));
        var setbacks = Stream.concat(things, abouts)
                .flatMap(Stream::ofNullable)
                .filter(Quiet::mayRest)
                .map(About::id)
                .distinct()
                .toList();
        var quiet = new Quiet(silenced, setbacksAtRest(setbacks, silenced), Set.of());
        var sourcesAtRest = sources.stream()
                .filter(source -> source.isSilenced() || quiet.isAtRest(source.about()))
                .map(Source::thing)
                .collect(Collectors.toUnmodifiableSet());
        return new Quiet(silenced, quiet.setbacksAtRest(), sourcesAtRest);
    }

    private Set<String> setbacksAtRest(List<String> setbacks, Silenced silenced) {
        if (setbacks.isEmpty()) {
            return Set.of();
        }
        return reader.states(JournalModel.SETBACK, caller.id(), setbacks).entrySet().stream()
                .filter(found -> isAtRest(found.getKey(), found.getValue().state(), silenced))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A reflection of which something was kept.
     *
     * @param isSilenced whether it is of a topic, a person, a date or a thing that is silenced
     */
    private record Source(
            About thing, boolean isSilenced, @Nullable About about) {}

    /** The reflections of which these were kept, without those that are erased. */
    private List<Source> sources(List<IndexItem> items, Silenced silenced) {
        return items.stream()
                .map(IndexItem::source)
                .flatMap(Stream::ofNullable)
                .filter(source -> source.type().equals(JournalModel.REFLECTION.name()))
                .map(About::id)
                .distinct()
                .gather(Gatherers.windowFixed(SOURCES_AT_ONCE))
                .flatMap(ids -> reader.states(JournalModel.REFLECTION, caller.id(), ids).entrySet().stream())
                .flatMap(found -> source(found.getKey(), found.getValue().state(), silenced))
                .toList();
    }

    private static Stream<Source> source(String id, Reflection reflection, Silenced silenced) {
        var thing = new About(JournalModel.REFLECTION.name(), id);
        return Stream.ofNullable(Reflected.of(reflection))
                .map(told -> new Source(thing, silenced.covers(thing.type(), id, told), told.about()));
    }

    /** One that is gone, or of a topic, a person or a date that is silenced, is as if closed. */
    private static boolean isAtRest(String id, Setback setback, Silenced silenced) {
        return switch (setback) {
            case Setback.Closed closed -> true;
            case Setback.Gone gone -> true;
            case Setback.Open(var account) -> silenced.covers(JournalModel.SETBACK.name(), id, account);
            case Setback.Unnamed unnamed -> false;
            case Setback.Absent absent -> false;
        };
    }

    /** Whether any setback is open, of all that there are. */
    public boolean hasOpenSetback() {
        return reader.view(JournalModel.OPEN_SETBACKS, caller.id(), OpenSetbacksProjection.DOCUMENT)
                .orElse(OpenSetbacksView.EMPTY)
                .isAny();
    }

    /** Which of these setbacks may come back by themselves. */
    public Set<String> recallableSetbacks(Collection<String> setbacks) {
        if (setbacks.isEmpty()) {
            return Set.of();
        }
        var silences = silences();
        return reader.states(JournalModel.SETBACK, caller.id(), setbacks).entrySet().stream()
                .filter(setback -> JournalModel.mayComeBack(
                        setback.getKey(), setback.getValue().state(), silences))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Silences silences() {
        return reader.state(JournalModel.SILENCES, caller.id(), caller.id())
                .map(Reader.Stored::state)
                .orElse(Silences.NONE);
    }
}
