package rebound.journal.story;

import static rebound.eventlog.domain.Decision.accept;
import static rebound.eventlog.domain.Decision.alreadySo;
import static rebound.eventlog.domain.Decision.reject;

import java.util.function.Function;
import rebound.eventlog.domain.Decider;
import rebound.eventlog.domain.Decision;
import rebound.journal.day.Moment;
import rebound.journal.story.Story.Absent;
import rebound.journal.story.Story.Deleted;
import rebound.journal.story.Story.Draft;
import rebound.journal.story.Story.Erased;
import rebound.journal.story.Story.Kept;
import rebound.journal.story.Story.Published;
import rebound.journal.story.StoryCommand.DeleteStory;
import rebound.journal.story.StoryCommand.DraftStory;
import rebound.journal.story.StoryCommand.EraseStory;
import rebound.journal.story.StoryCommand.PublishStory;
import rebound.journal.story.StoryCommand.RestoreStory;
import rebound.journal.story.StoryCommand.ReviseStory;
import rebound.journal.story.StoryCommand.WithdrawStory;
import rebound.journal.story.StoryEvent.StoryDeleted;
import rebound.journal.story.StoryEvent.StoryDrafted;
import rebound.journal.story.StoryEvent.StoryErased;
import rebound.journal.story.StoryEvent.StoryPublished;
import rebound.journal.story.StoryEvent.StoryRestored;
import rebound.journal.story.StoryEvent.StoryRevised;
import rebound.journal.story.StoryEvent.StoryWithdrawn;

/** The rules of a {@link Story}. Pure. */
public final class StoryDecider implements Decider<StoryCommand, Story, StoryEvent> {

    @Override
    public Story initial() {
        return new Absent();
    }

    @Override
    public Decision<StoryEvent> decide(StoryCommand command, Story story) {
        return switch (command) {
            case DraftStory draft -> draft(draft, story);
            case ReviseStory revise -> ofKept(story, kept -> revise(revise, kept));
            case PublishStory publish -> ofKept(story, kept -> publish(publish, kept));
            case WithdrawStory withdraw -> ofKept(story, kept -> withdraw(withdraw, kept));
            case DeleteStory delete -> delete(delete, story);
            case RestoreStory restore -> restore(restore, story);
            case EraseStory erase -> erase(erase, story);
        };
    }

    @Override
    public Story evolve(Story story, StoryEvent event) {
        return story.evolve(event);
    }

    private static Decision<StoryEvent> draft(DraftStory command, Story story) {
        return switch (story) {
            case Absent absent -> accept(drafted(command));
            case Kept kept -> isRetry(command, kept) ? alreadySo() : reject(StoryRefusal.ALREADY_DRAFTED);
            case Deleted deleted -> reject(StoryRefusal.DELETED);
            case Erased erased -> reject(StoryRefusal.ERASED);
        };
    }

    private static StoryDrafted drafted(DraftStory command) {
        var moment = Moment.told(command.at(), command.happenedAt(), command.zone(), command.home());
        return new StoryDrafted(moment.happenedAt(), moment.zone(), moment.localDate(), command.words());
    }

    /** A retry says the same again; what it leaves open was filled in by the first try, at another time. */
    private static boolean isRetry(DraftStory command, Kept kept) {
        return kept.moment().isTold(command.happenedAt(), command.zone())
                && command.words().equals(kept.words());
    }

    /** What is asked of a story that is there. */
    private static Decision<StoryEvent> ofKept(Story story, Function<Kept, Decision<StoryEvent>> decision) {
        return switch (story) {
            case Absent absent -> reject(StoryRefusal.NO_SUCH_STORY);
            case Kept kept -> decision.apply(kept);
            case Deleted deleted -> reject(StoryRefusal.DELETED);
            case Erased erased -> reject(StoryRefusal.ERASED);
        };
    }

    private static Decision<StoryEvent> revise(ReviseStory command, Kept story) {
        return switch (story) {
            case Draft draft -> revise(command, draft);
            case Published published -> reject(StoryRefusal.ALREADY_PUBLISHED);
        };
    }

    private static Decision<StoryEvent> revise(ReviseStory command, Draft draft) {
        if (draft.words().isErased()) {
            return reject(StoryRefusal.ERASED);
        }
        if (draft.moment().isTold(command.happenedAt(), command.zone())
                && command.words().equals(draft.words())) {
            return alreadySo();
        }
        var moment = draft.moment().revised(command.happenedAt(), command.zone(), command.home());
        return accept(new StoryRevised(
                moment.happenedAt(), moment.zone(), moment.localDate(), draft.localDate(), command.words()));
    }

    private static Decision<StoryEvent> publish(PublishStory command, Kept story) {
        if (story.words().isErased()) {
            return reject(StoryRefusal.ERASED);
        }
        if (!command.consent()) {
            return reject(StoryRefusal.NO_CONSENT);
        }
        return story instanceof Published
                ? reject(StoryRefusal.ALREADY_PUBLISHED)
                : accept(new StoryPublished(command.at(), story.localDate(), story.words(), command.link()));
    }

    /** Whatever else is the matter with it, this is always possible. */
    private static Decision<StoryEvent> withdraw(WithdrawStory command, Kept story) {
        return story instanceof Published
                ? accept(new StoryWithdrawn(command.at(), story.localDate()))
                : reject(StoryRefusal.NOT_PUBLISHED);
    }

    private static Decision<StoryEvent> delete(DeleteStory command, Story story) {
        return switch (story) {
            case Absent absent -> reject(StoryRefusal.NO_SUCH_STORY);
            case Kept kept -> accept(new StoryDeleted(command.at(), kept.localDate()));
            case Deleted deleted -> alreadySo();
            case Erased erased -> reject(StoryRefusal.ERASED);
        };
    }

    private static Decision<StoryEvent> restore(RestoreStory command, Story story) {
        return switch (story) {
            case Absent absent -> reject(StoryRefusal.NO_SUCH_STORY);
            case Kept kept -> alreadySo();
            case Deleted deleted -> restore(command, deleted);
            case Erased erased -> reject(StoryRefusal.ERASED);
        };
    }

    private static Decision<StoryEvent> restore(RestoreStory command, Deleted deleted) {
        var draft = deleted.draft();
        if (draft.words().isErased()) {
            return reject(StoryRefusal.ERASED);
        }
        if (!deleted.isInTime(command.at())) {
            return reject(StoryRefusal.RESTORE_WINDOW_OVER);
        }
        return accept(
                new StoryRestored(command.at(), draft.happenedAt(), draft.zone(), draft.localDate(), draft.words()));
    }

    /** Restored meanwhile, it stays. */
    private static Decision<StoryEvent> erase(EraseStory command, Story story) {
        return story instanceof Deleted deleted && !deleted.isInTime(command.at())
                ? accept(new StoryErased(deleted.draft().localDate()))
                : alreadySo();
    }
}
