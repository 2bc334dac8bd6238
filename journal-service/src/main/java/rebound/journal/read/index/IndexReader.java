package rebound.journal.read.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
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
import rebound.eventlog.Reader;
import rebound.journal.day.About;
import rebound.journal.read.setbacks.OpenSetbacksProjection;
import rebound.journal.read.setbacks.OpenSetbacksView;
import rebound.journal.read.timeline.TimelineMonthsProjection;
import rebound.journal.read.timeline.TimelineMonthsView;
import rebound.journal.read.timeline.TimelinePage;
import rebound.journal.read.timeline.TimelineQuery;
import rebound.journal.setback.Setback;
import rebound.journal.silence.Quiet;
import rebound.journal.silence.Silences;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.security.Caller;

/** Reads the caller's index, by the ids of its documents and no other way. */
@ApplicationScoped
public class IndexReader {

    /** How many months are in memory at once: of some 100 ordinary entries each, 2 MB. */
    private static final int MONTHS_AT_ONCE = 12;

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

    /** Everything in those months in which anything lies, in no order. */
    public void each(Predicate<YearMonth> wanted, Consumer<IndexItem> read) {
        directory().months().stream()
                .map(TimelineMonthsView.Month::month)
                .filter(wanted)
                .gather(Gatherers.windowFixed(MONTHS_AT_ONCE))
                .forEach(months -> {
                    var documents = months.stream()
                            .flatMap(month -> JournalModel.INDEX.documents(month).stream())
                            .toList();
                    reader.views(JournalModel.INDEX, caller.id(), documents)
                            .values()
                            .forEach(part -> part.items().forEach(read));
                });
    }

    /** Which of these may come back to the person by themselves; in the same order. */
    public List<IndexItem> recallable(Collection<IndexItem> items) {
        var silences = silences();
        var quiet = quiet(items, silences);
        UnaryOperator<IndexItem> withRemarks = silences.haveNames() && !items.isEmpty()
                ? remarks(RemarksProjection.documents(items))
                : UnaryOperator.identity();
        return items.stream()
                .filter(item ->
                        item.mayComeBack() && quiet.mayComeBack(item.type(), item.id(), withRemarks.apply(item)))
                .toList();
    }

    /** Adds to things of the person what they have said of them beside; nothing of those that are out of sight. */
    public UnaryOperator<IndexItem> remarks() {
        return remarks(RemarksProjection.documents());
    }

    private UnaryOperator<IndexItem> remarks(List<String> documents) {
        var said = reader.views(JournalModel.REMARKS, caller.id(), documents).values().stream()
                .flatMap(view -> view.things().stream())
                .collect(Collectors.toUnmodifiableMap(
                        thing -> new About(thing.type(), thing.id()), RemarksView.Thing::all));
        return item -> {
            var more = said.get(new About(item.type(), item.id()));
            return more == null || item.isOutOfSight() ? item : item.saying(more);
        };
    }

    /** What there is to know about these to say whether they may come back by themselves. */
    private Quiet quiet(Collection<IndexItem> items, Silences silences) {
        var setbacks = items.stream()
                .flatMap(item -> Stream.of(new About(item.type(), item.id()), item.about()))
                .flatMap(Stream::ofNullable)
                .filter(Quiet::mayRest)
                .map(About::id)
                .distinct()
                .toList();
        var atRest = setbacks.isEmpty()
                ? List.<String>of()
                : reader.states(JournalModel.SETBACK, caller.id(), setbacks).entrySet().stream()
                        .filter(setback ->
                                isAtRest(setback.getKey(), setback.getValue().state(), silences))
                        .map(Map.Entry::getKey)
                        .toList();
        return new Quiet(silences, Set.copyOf(atRest));
    }

    /** One that is gone, or of a topic, a person or a date that is silenced, is as if closed. */
    private static boolean isAtRest(String id, Setback setback, Silences silences) {
        return switch (setback) {
            case Setback.Closed closed -> true;
            case Setback.Gone gone -> true;
            case Setback.Open(var account) -> silences.cover(JournalModel.SETBACK.name(), id, account);
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
