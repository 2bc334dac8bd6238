package rebound.journal.http;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import rebound.journal.read.revisions.RevisionReader;
import rebound.journal.read.timeline.TimelineReader;
import rebound.servicekit.read.Links;
import rebound.servicekit.read.Reads;
import rebound.servicekit.write.Writes;

/** What the resources that are alike are made of. */
@Dependent
record FactTools(
        Writes writes,
        Reads reads,
        TimelineReader timeline,
        RevisionReader revisions,
        Links links,
        InstantSource clock) {

    @Inject
    FactTools {}
}
