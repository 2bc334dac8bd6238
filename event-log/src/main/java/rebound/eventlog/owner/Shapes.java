package rebound.eventlog.owner;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.codec.EventCodec;
import rebound.eventlog.codec.Json;
import rebound.eventlog.codec.StateCodec;
import rebound.eventlog.keys.KeyRing;
import rebound.eventlog.keys.WrappedKey;
import rebound.eventlog.log.Incoming;
import rebound.eventlog.log.LogName;
import rebound.eventlog.model.Aggregate;
import rebound.eventlog.model.AggregateId;
import rebound.eventlog.model.AggregateType;
import rebound.eventlog.model.Answer;
import rebound.eventlog.model.Event;
import rebound.eventlog.model.Event.Recorded;
import rebound.eventlog.model.Model;
import rebound.eventlog.projection.Projection;
import rebound.eventlog.projection.Shape;

/** The four kinds of collections: states and views from the events, receipts from the answers, keys from the keys. */
public final class Shapes {

    public static final String RECEIPTS = "receipts_v1";
    public static final String KEYS = "keys_v1";

    private Shapes() {}

    /** An answer with its place in the log. */
    record Answered(long offset, Answer answer) {}

    /** A key with its place in the log. */
    record KeyRecord(long offset, String id, WrappedKey key) {}

    public static String statesCollection(Model model) {
        return "states_v" + model.statesVersion();
    }

    /** The document id of a receipt. */
    public static String receiptId(String userId, String commandId) {
        return userId + "/" + commandId;
    }

    /** Opens events, in their order, with the keys that are there. */
    static List<Recorded> recorded(
            List<Incoming> read,
            EventCodec events,
            KeyRing keyRing,
            Function<Collection<String>, Map<String, WrappedKey>> wrappedKeys) {
        var aggregates = new LinkedHashSet<AggregateId>();
        read.forEach(event -> aggregates.add(events.aggregate(event)));
        keyRing.load(List.of(), aggregates, wrappedKeys);
        return read.stream()
                .map(event -> new Recorded(event.offset(), events.read(event, keyRing::get)))
                .toList();
    }

    static final class States implements Shape<Recorded, Aggregate<?, ?, ?>> {

        private final Model model;
        private final StateCodec codec;

        States(Model model) {
            this.model = model;
            this.codec = new StateCodec(model);
        }

        @Override
        public String collection() {
            return statesCollection(model);
        }

        @Override
        public long offset(Recorded recorded) {
            return recorded.offset();
        }

        @Override
        public String userId(Recorded recorded) {
            return recorded.event().aggregate().userId();
        }

        @Override
        public List<String> documents(Recorded recorded) {
            return List.of(recorded.event().aggregate().global());
        }

        @Override
        public Aggregate<?, ?, ?> evolve(@Nullable Aggregate<?, ?, ?> before, String id, Recorded recorded) {
            Event<?> event = recorded.event();
            Aggregate<?, ?, ?> aggregate = before == null
                    ? Aggregate.absent(model.aggregate(event.aggregate().type()))
                    : before;
            if (event.version() != aggregate.version() + 1) {
                throw new IllegalStateException("The events log has version " + event.version() + " of "
                        + event.aggregate().local() + " at offset " + recorded.offset() + " after version "
                        + aggregate.version());
            }
            return aggregate.after(event.body(), event.at());
        }

        @Override
        public String toJson(Aggregate<?, ?, ?> content) {
            return codec.write(content);
        }

        @Override
        public Aggregate<?, ?, ?> fromJson(String json) {
            return codec.read(json);
        }

        @Override
        public @Nullable Instant due(Aggregate<?, ?, ?> content) {
            var timer = timer(content);
            return timer == null ? null : roundedUp(timer.due());
        }

        /** A document has milliseconds. One that is looked at before its time would not be looked at again in time. */
        private static Instant roundedUp(Instant due) {
            var milliseconds = due.truncatedTo(ChronoUnit.MILLIS);
            return milliseconds.equals(due) ? due : milliseconds.plusMillis(1);
        }

        static <C, S, E> AggregateType.@Nullable Timer<C> timer(Aggregate<C, S, E> aggregate) {
            return aggregate.type().timer(aggregate.state());
        }
    }

    static final class Views<V> implements Shape<Recorded, V> {

        private final Projection<V> projection;

        Views(Projection<V> projection) {
            this.projection = projection;
        }

        @Override
        public String collection() {
            return projection.collection();
        }

        @Override
        public long offset(Recorded recorded) {
            return recorded.offset();
        }

        @Override
        public String userId(Recorded recorded) {
            return recorded.event().aggregate().userId();
        }

        @Override
        public List<String> documents(Recorded recorded) {
            var prefix = userId(recorded) + "/";
            return projection.documents(recorded.event()).stream()
                    .map(document -> prefix + document)
                    .toList();
        }

        @Override
        public boolean replaces() {
            return projection.replaces();
        }

        @Override
        public V evolve(@Nullable V before, String id, Recorded recorded) {
            var view = replaces() ? null : before;
            return projection.evolve(view, id.substring(userId(recorded).length() + 1), recorded.event());
        }

        @Override
        public String toJson(V content) {
            return Json.write(content);
        }

        @Override
        public V fromJson(String json) {
            return Json.read(json, projection.viewType());
        }
    }

    static final class Receipts implements Shape<Answered, Answer> {

        @Override
        public String collection() {
            return RECEIPTS;
        }

        @Override
        public long offset(Answered answered) {
            return answered.offset();
        }

        @Override
        public String userId(Answered answered) {
            return answered.answer().aggregate().userId();
        }

        @Override
        public List<String> documents(Answered answered) {
            return List.of(receiptId(userId(answered), answered.answer().commandId()));
        }

        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public Answer evolve(@Nullable Answer before, String id, Answered answered) {
            return answered.answer();
        }

        @Override
        public String toJson(Answer content) {
            return Json.write(content);
        }

        @Override
        public Answer fromJson(String json) {
            return Json.read(json, Answer.class);
        }

        @Override
        public Instant expires(Answer content) {
            return content.at().plus(LogName.ANSWERS_KEPT);
        }

        @Override
        public long mark(Answered answered) {
            return answered.answer().commandsOffset();
        }
    }

    static final class Keys implements Shape<KeyRecord, WrappedKey> {

        @Override
        public String collection() {
            return KEYS;
        }

        @Override
        public long offset(KeyRecord keyRecord) {
            return keyRecord.offset();
        }

        @Override
        public String userId(KeyRecord keyRecord) {
            return keyRecord.id().substring(0, keyRecord.id().indexOf('/'));
        }

        @Override
        public List<String> documents(KeyRecord keyRecord) {
            return List.of(keyRecord.id());
        }

        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public WrappedKey evolve(@Nullable WrappedKey before, String id, KeyRecord keyRecord) {
            return keyRecord.key();
        }

        @Override
        public String toJson(WrappedKey content) {
            return Json.write(content);
        }

        @Override
        public WrappedKey fromJson(String json) {
            return Json.read(json, WrappedKey.class);
        }
    }
}
