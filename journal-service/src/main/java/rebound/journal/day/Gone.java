package rebound.journal.day;

/** An event after which nothing is left of what a person said in a thing, for ever. */
public interface Gone {}
