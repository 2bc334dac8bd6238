package rebound.journal.read.index;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rebound.eventlog.domain.Private;
import rebound.journal.day.About;
import rebound.journal.day.Recallable;
import rebound.journal.reflection.Reflection;
import rebound.journal.reflection.Sheet;

/** A reflection, deleted or not, as far as it tells whether what was kept of it may come back. */
record Reflected(LocalDate localDate, @Nullable About about, List<String> people, List<String> texts)
        implements Recallable {

    /** Null if nothing is left of it. */
    static @Nullable Reflected of(Reflection reflection) {
        return switch (reflection) {
            case Reflection.Readable readable -> of(readable.localDate(), readable.about(), readable.sheet());
            case Reflection.Deleted deleted -> of(deleted.localDate(), deleted.about(), deleted.sheet());
            case Reflection.Erased erased -> null;
            case Reflection.Absent absent -> null;
        };
    }

    private static Reflected of(LocalDate localDate, @Nullable About about, Private<Sheet> sheet) {
        return new Reflected(
                localDate,
                about,
                sheet.map(Sheet::people).orElse(List.of()),
                sheet.map(Sheet::words).orElse(List.of()));
    }

    @Override
    public List<String> tags() {
        return List.of();
    }
}
