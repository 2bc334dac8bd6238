package rebound.journal.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import rebound.eventlog.Reader;
import rebound.eventlog.keys.Identity;
import rebound.journal.story.Story;
import rebound.journal.story.Words;
import rebound.journal.wiring.JournalModel;
import rebound.servicekit.read.ResourceId;
import rebound.servicekit.security.Caller;

/**
 * The links with which others read what a person has published. In a link is sealed whose story it is and which, so that it can
 * be found; nobody can tell that from it, nor two links of one person from those of two. That it opens is not enough: it leads to
 * the story only as long as that is published with this very link.
 */
@ApplicationScoped
class StoryLinks {

    private static final String PURPOSE = "link to a published story";

    private final Identity identity;
    private final Reader reader;
    private final Caller caller;

    @Inject
    StoryLinks(Identity identity, Reader reader, Caller caller) {
        this.identity = identity;
        this.reader = reader;
        this.caller = caller;
    }

    /** A new link to a story of the caller's: another one each time. */
    String mint(ResourceId story) {
        return identity.seal(PURPOSE, caller.id() + "/" + story);
    }

    /**
     * What is told at the link, to whoever asks. Empty for a reason that is not said: it never was a link, or what it led to was
     * withdrawn, deleted or erased. One look tells all of the latter; what never was a link costs none, which tells only whoever
     * made it up.
     */
    Optional<Words> read(String link) {
        return identity.unseal(PURPOSE, link).flatMap(story -> {
            var ids = story.split("/");
            return reader.state(JournalModel.STORY, ids[0], ids[1])
                    .flatMap(stored -> stored.state() instanceof Story.Published published
                            ? published.readWith(link)
                            : Optional.empty());
        });
    }
}
