package rebound.bench.checker;

/** Something that holds whatever has happened. Pure: it judges what was read, and reads nothing. */
interface Rule {

    /** What must hold. */
    String sentence();

    void judge(Evidence evidence, Findings findings);
}
