package rebound.journal.message;

import java.util.List;
import rebound.servicekit.catalogue.BrokenContent;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.catalogue.Published;

/** The messages that the journal says something with; all of them are there, or it does not start. */
public final class Messages {

    /** What this service is not, wherever there is help. */
    public static final String HELP_NOTICE = "help-notice";

    /** Beside what somebody has just written, when they have written much about the same. */
    public static final String WRITING_HINT = "writing-hint";

    /** Before the name of what is suggested. */
    public static final String SUGGEST = "suggest-";

    private final Catalogue<Message> catalogue;

    /**
     * @param needed the keys of those that are said somewhere else
     * @throws BrokenContent if one is missing
     */
    public Messages(Catalogue<Message> catalogue, List<String> needed) {
        this.catalogue = catalogue;
        needed.forEach(this::newest);
        newest(HELP_NOTICE);
        newest(WRITING_HINT);
    }

    public Published<Message> newest(String key) {
        return catalogue
                .newest(key)
                .orElseThrow(() -> new BrokenContent(Message.KIND, 0, "there is no message with the key " + key));
    }
}
