package rebound.eventlog.domain;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person says about themselves. In an event it travels only as ciphertext; nothing prints it.
 *
 * <p>A component of an event's record is private exactly when its type is this one. Once the key of its aggregate has
 * been erased, what comes back from the log is {@link #erased()}.
 */
public final class Private<T> {

    private static final Private<?> ERASED = new Private<>(null);

    private final @Nullable T value;

    private Private(@Nullable T value) {
        this.value = value;
    }

    public static <T> Private<T> of(T value) {
        return new Private<>(Objects.requireNonNull(value));
    }

    /** What is left of a private value when its key is gone for good. */
    @SuppressWarnings("unchecked") // It holds nothing of any type.
    public static <T> Private<T> erased() {
        return (Private<T>) ERASED;
    }

    public boolean isErased() {
        return value == null;
    }

    /**
     * The value in the clear.
     *
     * @throws IllegalStateException if it was erased
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("The private value was erased");
        }
        return value;
    }

    /** The value, or the replacement if it was erased. */
    public T orElse(T replacement) {
        return value == null ? replacement : value;
    }

    /** The value, or null if it was erased. */
    public @Nullable T orNull() {
        return value;
    }

    /** What the value says, or null if it was erased. */
    public <R> @Nullable R orNull(Function<? super T, ? extends @Nullable R> what) {
        return value == null ? null : what.apply(value);
    }

    public <R> Private<R> map(Function<? super T, ? extends R> change) {
        return value == null ? erased() : of(change.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Private<?> that && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    /** Never the value: this text ends up in logs and in the messages of failed tests. */
    @Override
    public String toString() {
        return value == null ? "Private[erased]" : "Private[…]";
    }
}
