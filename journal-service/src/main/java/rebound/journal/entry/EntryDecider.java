package rebound.journal.entry;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Moment;
import rebound.journal.entry.Entry.Absent;
import rebound.journal.entry.Entry.Deleted;
import rebound.journal.entry.Entry.Erased;
import rebound.journal.entry.Entry.Written;
import rebound.journal.entry.EntryCommand.DeleteEntry;
import rebound.journal.entry.EntryCommand.EraseEntry;
import rebound.journal.entry.EntryCommand.RestoreEntry;
import rebound.journal.entry.EntryCommand.ReviseEntry;
import rebound.journal.entry.EntryCommand.WriteEntry;
import rebound.journal.entry.EntryEvent.EntryDeleted;
import rebound.journal.entry.EntryEvent.EntryErased;
import rebound.journal.entry.EntryEvent.EntryRestored;
import rebound.journal.entry.EntryEvent.EntryRevised;
import rebound.journal.entry.EntryEvent.EntryWritten;

/** The rules of an {@link Entry}. Pure. */
public final class EntryDecider implements Decider<EntryCommand, Entry, EntryEvent> {

    @Override
    public Entry initial() {
        return new Absent();
    }

    @Override
    public Decision<EntryEvent> decide(EntryCommand command, Entry entry) {
        return switch (command) {
            case WriteEntry write -> write(write, entry);
            case ReviseEntry revise -> revise(revise, entry);
            case DeleteEntry delete -> delete(delete, entry);
            case RestoreEntry restore -> restore(restore, entry);
            case EraseEntry erase -> erase(erase, entry);
        };
    }

    @Override
    public Entry evolve(Entry entry, EntryEvent event) {
        return entry.evolve(event);
    }

    private static Decision<EntryEvent> write(WriteEntry command, Entry entry) {
        return switch (entry) {
            case Absent absent -> accept(written(command));
            case Written written -> isRetry(command, written) ? alreadySo() : reject(EntryRefusal.ALREADY_WRITTEN);
            case Deleted deleted -> reject(EntryRefusal.DELETED);
            case Erased erased -> reject(EntryRefusal.ERASED);
        };
    }

    private static EntryWritten written(WriteEntry command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new EntryWritten(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                command.about(),
                command.draft(),
                command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(WriteEntry command, Written written) {
        return written.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.draft(), command.words(), written);
    }

    private static Decision<EntryEvent> revise(ReviseEntry command, Entry entry) {
        return switch (entry) {
            case Absent absent -> reject(EntryRefusal.NO_SUCH_ENTRY);
            case Written written -> revise(command, written);
            case Deleted deleted -> reject(EntryRefusal.DELETED);
            case Erased erased -> reject(EntryRefusal.ERASED);
        };
    }

    private static Decision<EntryEvent> revise(ReviseEntry command, Written written) {
        if (written.words().isErased()) {
            return reject(EntryRefusal.ERASED);
        }
        if (command.draft() && !written.draft()) {
            return reject(EntryRefusal.NO_LONGER_A_DRAFT);
        }
        if (written.moment().isTold(command.happenedAt(), command.zone())
                && saysTheSame(command.about(), command.draft(), command.words(), written)) {
            return alreadySo();
        }
        var moment = written.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new EntryRevised(
                moment.happenedAt(),
                moment.zone(),
                moment.localDate(),
                written.localDate(),
                command.about(),
                command.draft(),
                command.words()));
    }

    private static Decision<EntryEvent> delete(DeleteEntry command, Entry entry) {
        return switch (entry) {
            case Absent absent -> reject(EntryRefusal.NO_SUCH_ENTRY);
            case Written written -> accept(new EntryDeleted(command.at(), written.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(EntryRefusal.ERASED);
        };
    }

    private static Decision<EntryEvent> restore(RestoreEntry command, Entry entry) {
        return switch (entry) {
            case Absent absent -> reject(EntryRefusal.NO_SUCH_ENTRY);
            case Written written -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(EntryRefusal.ERASED);
        };
    }

    private static Decision<EntryEvent> restore(RestoreEntry command, Deleted deleted) {
        var entry = deleted.entry();
        if (entry.words().isErased()) {
            return reject(EntryRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(EntryRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(new EntryRestored(
                command.at(),
                entry.happenedAt(),
                entry.zone(),
                entry.localDate(),
                entry.about(),
                entry.draft(),
                entry.words()));
    }

    /** As its timer asks; it may have been restored meanwhile. */
    private static Decision<EntryEvent> erase(EraseEntry command, Entry entry) {
        return entry instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new EntryErased(deleted.entry().localDate()))
                : alreadySo();
    }

    private static boolean saysTheSame(@Nullable About about, boolean draft, Private<Words> words, Written written) {
        return Objects.equals(about, written.about()) && draft == written.draft() && words.equals(written.words());
    }
}
