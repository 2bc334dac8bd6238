package rebound.journal.me;

/** What has happened to {@link Me}. */
public sealed interface MeEvent {

    /** Something is not what it was; says all of it, as it is now. The components are those of {@link Me}. */
    record MeChanged(String zone, String locale, String startOfDay) implements MeEvent {}
}
