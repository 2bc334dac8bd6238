package rebound.journal.day;

/** An event with which a thing of a person's got the document that it has from then on, and that it has not had before. */
public interface Said extends Placed {}
