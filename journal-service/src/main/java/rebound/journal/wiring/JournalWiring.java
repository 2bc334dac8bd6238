package rebound.journal.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rebound.eventlog.model.Model;
import rebound.journal.help.CountryHelp;
import rebound.journal.help.HelpDirectory;
import rebound.journal.message.Message;
import rebound.journal.message.Messages;
import rebound.journal.read.writing.WritingRule;
import rebound.journal.suggestion.LingeringRule;
import rebound.journal.suggestion.Proposal;
import rebound.journal.suggestion.SignalsDecider;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.wiring.ReboundConfig;

/** Tells the shell what this service is made of. */
@Singleton
public class JournalWiring {

    @Produces
    @Singleton
    Model model(SuggestionsConfig suggestions) {
        var set = suggestions.lingering();
        return JournalModel.of(rule(
                "lingering",
                () -> new LingeringRule(set.valence(), set.days(), set.window(), set.edge(), set.cooldown())));
    }

    /** Made at start, so that writing is never refused because the rule makes no sense. */
    @Produces
    @Singleton
    @Startup
    WritingRule writingRule(SuggestionsConfig suggestions) {
        var set = suggestions.writing();
        return rule("writing", () -> new WritingRule(set.pieces(), set.within()));
    }

    /** What makes no sense stops the start, by the name of its setting. */
    private static <R> R rule(String name, Supplier<R> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rebound.suggestions.%s.%s".formatted(name, e.getMessage()), e);
        }
    }

    /** Read at start, so that broken content stops it. */
    @Produces
    @Singleton
    @Startup
    Catalogue<Template> templates(ReboundConfig config) {
        return Catalogue.of(Template.KIND, Template.class, config.content().folder());
    }

    @Produces
    @Singleton
    @Startup
    Messages messages(ReboundConfig config) {
        return new Messages(
                Catalogue.of(Message.KIND, Message.class, config.content().folder()),
                Stream.concat(
                                Proposal.KINDS.stream().map(kind -> Messages.SUGGEST + kind),
                                SignalsDecider.REASONS.stream())
                        .toList());
    }

    /** Empty it would leave somebody alone, so that it stops the start. */
    @Produces
    @Singleton
    @Startup
    HelpDirectory help(ReboundConfig config, HelpConfig help, Messages messages) {
        return new HelpDirectory(
                Catalogue.of(
                                CountryHelp.KIND,
                                CountryHelp.class,
                                config.content().folder())
                        .newest(),
                help.fallbackCountry(),
                messages.newest(Messages.HELP_NOTICE));
    }
}
