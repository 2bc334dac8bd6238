package rebound.journal.me;

import org.jspecify.annotations.Nullable;

/** What has happened to {@link Me}. */
public sealed interface MeEvent {

    /** Something is not what it was; says all of it, as it is now. The components are those of {@link Me}; no consents are {@link Consents#NONE}. */
    record MeChanged(
            String zone,
            String locale,
            String startOfDay,
            @Nullable Consents consents) implements MeEvent {}
}
