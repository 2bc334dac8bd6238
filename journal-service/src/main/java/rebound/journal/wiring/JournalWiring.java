package rebound.journal.wiring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import rebound.eventlog.model.Model;
import rebound.journal.template.Template;
import rebound.servicekit.catalogue.Catalogue;
import rebound.servicekit.wiring.ReboundConfig;

/** Tells the shell what this service is made of. */
@Singleton
public class JournalWiring {

    @Produces
    @Singleton
    Model model() {
        return JournalModel.MODEL;
    }

    /** Read at start, so that broken content stops it. */
    @Produces
    @Singleton
    @Startup
    Catalogue<Template> templates(ReboundConfig config) {
        return Catalogue.of(Template.KIND, Template.class, config.content().folder());
    }
}
