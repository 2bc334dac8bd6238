package rebound.eventlog.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Private;

/**
 * One kind of aggregate and every name it has on the wire. A class may be renamed at will; a name never changes.
 *
 * @param <C> its commands
 * @param <S> its states
 * @param <E> its events
 */
public final class AggregateType<C, S, E> {

    /** An event's name and version, such as {@code setback-recorded} 1. */
    public record EventName(String name, int version) {}

    /**
     * What an aggregate wants done when its time has come. A command that then changes nothing, because of what its
     * neighbours say, comes again within a quarter of an hour, and so on until the aggregate changes.
     *
     * @param again when it comes again in any case, to the moment; null if any moment is as good
     */
    public record Timer<C>(Instant due, @Nullable Instant again, C command) {

        public Timer(Instant due, C command) {
            this(due, null, command);
        }
    }

    /**
     * Puts what the neighbours say into a command, before the decider sees it. Pure; the events carry what was decided
     * by it, and a replay never asks again.
     */
    @FunctionalInterface
    public interface Informing<C> {

        /** @param at the time of the command, which that of its events will be */
        C inform(C command, Instant at, Neighbours neighbours);
    }

    private final String name;
    private final Decider<C, S, E> decider;
    private final Class<C> commandType;
    private final Class<S> stateType;
    private final Class<E> eventType;
    private final Map<String, Class<? extends C>> commands;
    private final Map<String, Class<? extends S>> states;
    private final Map<EventName, Class<? extends E>> events;
    private final Map<Class<?>, String> names;
    private final Map<EventName, UnaryOperator<ObjectNode>> upcasters;
    private final Set<Class<? extends E>> erasing;
    private final Function<S, @Nullable Timer<C>> timer;
    private final Set<AggregateType<?, ?, ?>> neighbours;
    private final Set<AggregateType<?, ?, ?>> namesakes;
    private final Informing<C> informing;

    private AggregateType(Builder<C, S, E> builder) {
        this.name = builder.name;
        this.decider = builder.decider;
        this.commandType = builder.commandType;
        this.stateType = builder.stateType;
        this.eventType = builder.eventType;
        this.commands = Map.copyOf(builder.commands);
        this.states = Map.copyOf(builder.states);
        this.events = Map.copyOf(builder.events);
        this.names = Stream.of(commands, states)
                .flatMap(named -> named.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        this.upcasters = Map.copyOf(builder.upcasters);
        this.erasing = Set.copyOf(builder.erasing);
        this.timer = builder.timer;
        this.neighbours = Set.copyOf(builder.neighbours);
        this.namesakes = Set.copyOf(builder.namesakes);
        this.informing = builder.informing;
    }

    public String name() {
        return name;
    }

    public Decider<C, S, E> decider() {
        return decider;
    }

    public Class<C> commandType() {
        return commandType;
    }

    public Class<S> stateType() {
        return stateType;
    }

    public Class<E> eventType() {
        return eventType;
    }

    /** Wire name to record, for each command. */
    public Map<String, Class<? extends C>> commands() {
        return commands;
    }

    /** Wire name to record, for each state. */
    public Map<String, Class<? extends S>> states() {
        return states;
    }

    /**
     * The wire name of a command or a state of this kind; another kind that is alike may have the same record by another name.
     *
     * @throws IllegalArgumentException if it is none of this kind
     */
    public String nameOf(Object commandOrState) {
        var known = names.get(commandOrState.getClass());
        if (known == null) {
            throw new IllegalArgumentException("Not registered: " + commandOrState.getClass());
        }
        return known;
    }

    /** Wire name and newest version to record, for each event. */
    public Map<EventName, Class<? extends E>> events() {
        return events;
    }

    /** From an old version's JSON to that of the next version. */
    public Map<EventName, UnaryOperator<ObjectNode>> upcasters() {
        return upcasters;
    }

    /** Whether the aggregate's data key is erased with an event of that type, and everything private that was ever said of it. */
    public boolean erases(Class<?> event) {
        return erasing.contains(event);
    }

    /** When the aggregate next wants to be woken, and with which command; null for never. */
    public @Nullable Timer<C> timer(S state) {
        return timer.apply(state);
    }

    /** The kinds of aggregates that inform its commands, of which each person has one. */
    public Set<AggregateType<?, ?, ?>> neighbours() {
        return neighbours;
    }

    /** The kinds of aggregates of which the one with the same id informs its commands. */
    public Set<AggregateType<?, ?, ?>> namesakes() {
        return namesakes;
    }

    /** The command as the decider gets to see it. */
    C informed(C command, Instant at, Neighbours around) {
        return informing.inform(command, at, around);
    }

    /** Starts the description of a kind of aggregate; all three types are sealed interfaces. */
    public static <C, S, E> Builder<C, S, E> named(
            String name, Decider<C, S, E> decider, Class<C> commandType, Class<S> stateType, Class<E> eventType) {
        return new Builder<>(name, decider, commandType, stateType, eventType);
    }

    /** Collects the names; {@link #build} refuses a type that was left without one. */
    public static final class Builder<C, S, E> {

        private final String name;
        private final Decider<C, S, E> decider;
        private final Class<C> commandType;
        private final Class<S> stateType;
        private final Class<E> eventType;
        private final Map<String, Class<? extends C>> commands = new HashMap<>();
        private final Map<String, Class<? extends S>> states = new HashMap<>();
        private final Map<EventName, Class<? extends E>> events = new HashMap<>();
        private final Map<EventName, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();
        private final Set<Class<? extends E>> erasing = new HashSet<>();
        private Function<S, @Nullable Timer<C>> timer = state -> null;
        private Set<AggregateType<?, ?, ?>> neighbours = Set.of();
        private Set<AggregateType<?, ?, ?>> namesakes = Set.of();
        private Informing<C> informing = (command, at, around) -> command;

        private Builder(
                String name, Decider<C, S, E> decider, Class<C> commandType, Class<S> stateType, Class<E> eventType) {
            this.name = name;
            this.decider = decider;
            this.commandType = commandType;
            this.stateType = stateType;
            this.eventType = eventType;
        }

        public Builder<C, S, E> command(String wireName, Class<? extends C> type) {
            putOnce(commands, wireName, type);
            return this;
        }

        public Builder<C, S, E> state(String wireName, Class<? extends S> type) {
            putOnce(states, wireName, type);
            return this;
        }

        /** The newest version of an event, which is the one that is written. */
        public Builder<C, S, E> event(String wireName, int version, Class<? extends E> type) {
            putOnce(events, new EventName(wireName, version), type);
            return this;
        }

        /**
         * The newest version of an event with which the aggregate is erased for good: everything private that was ever said
         * of it comes back as {@link Private#erased} from then on, in its earlier events too. The state after it has nothing
         * private, and its decider grants nothing more that would need a key.
         */
        public Builder<C, S, E> erasing(String wireName, int version, Class<? extends E> type) {
            erasing.add(type);
            return event(wireName, version, type);
        }

        /** Reads the given old version of an event by changing its JSON into that of the next one. */
        public Builder<C, S, E> upcast(String wireName, int oldVersion, UnaryOperator<ObjectNode> toNext) {
            putOnce(upcasters, new EventName(wireName, oldVersion), toNext);
            return this;
        }

        /** Aggregates of this kind wake themselves: see {@link AggregateType#timer}. */
        public Builder<C, S, E> timer(Function<S, @Nullable Timer<C>> whenDue) {
            this.timer = whenDue;
            return this;
        }

        /**
         * Commands of this kind, timers included, are informed by other aggregates of the same person.
         *
         * @param kinds those of which each person has one, under the user's own id
         */
        public Builder<C, S, E> informedBy(Set<AggregateType<?, ?, ?>> kinds, Informing<C> how) {
            return informedBy(kinds, Set.of(), how);
        }

        /**
         * The same, by what has the aggregate's own id, too: what a policy offers has the id of what it is offered for.
         *
         * @param sameId those of which the one with the aggregate's id informs it
         */
        public Builder<C, S, E> informedBy(
                Set<AggregateType<?, ?, ?>> kinds, Set<AggregateType<?, ?, ?>> sameId, Informing<C> how) {
            this.neighbours = kinds;
            this.namesakes = sameId;
            this.informing = how;
            return this;
        }

        /**
         * The finished description.
         *
         * @throws IllegalArgumentException if a permitted command, state or event has no name, or two, or if an event that
         *     erases says something private itself
         */
        public AggregateType<C, S, E> build() {
            requireAll(commandType, commands.values());
            requireAll(stateType, states.values());
            requireAll(eventType, events.values());
            erasing.forEach(Builder::requireNothingPrivate);
            return new AggregateType<>(this);
        }

        private static <K, V> void putOnce(Map<K, V> map, K key, V value) {
            if (map.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("Registered twice: " + key);
            }
        }

        private static void requireNothingPrivate(Class<?> event) {
            for (var component : event.getRecordComponents()) {
                if (component.getType() == Private.class) {
                    throw new IllegalArgumentException(event + " erases what it says itself: " + component.getName());
                }
            }
        }

        private static <T> void requireAll(Class<T> sealed, Iterable<? extends Class<? extends T>> named) {
            List<Class<?>> records = new ArrayList<>();
            leaves(sealed, records);
            Set<Class<?>> seen = new HashSet<>();
            for (Class<?> type : named) {
                if (!seen.add(type)) {
                    throw new IllegalArgumentException(type + " has two wire names");
                }
            }
            if (!seen.equals(new HashSet<>(records))) {
                throw new IllegalArgumentException(
                        "The wire names of " + sealed + " are for " + seen + " but it permits " + records);
            }
        }

        private static void leaves(Class<?> type, List<Class<?>> found) {
            if (type.isSealed()) {
                for (Class<?> permitted : type.getPermittedSubclasses()) {
                    leaves(permitted, found);
                }
            } else {
                found.add(type);
            }
        }
    }
}
