package rebound.servicekit.read;

import rebound.eventlog.Reader.Stored;
import rebound.eventlog.model.AggregateType;

/**
 * How one kind of aggregate looks over HTTP; its resource is the one to implement it.
 *
 * @param <C> its commands
 * @param <S> its states
 */
public interface Representation<C, S> {

    AggregateType<C, S, ?> type();

    /** Where the things of this kind are, below the service's base, such as {@code /setbacks}. */
    String path();

    /**
     * Where the thing with this id is, below the service's base. Whoever has only one of a kind, under their own id, finds it
     * at {@link #path()}.
     */
    default String path(String id) {
        return path() + "/" + id;
    }

    /** The resource as JSON shows it, also when it {@link #isGone}. */
    Object represent(ResourceId id, Stored<S> stored);

    /** About how many characters it is shown with, if that can be many; a page of a list ends early by it. */
    default long size(S state) {
        return 0;
    }

    /** Whether it can no longer be read, though it was there once. */
    default boolean isGone(S state) {
        return false;
    }
}
