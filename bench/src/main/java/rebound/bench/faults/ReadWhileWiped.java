package rebound.bench.faults;

import java.util.List;

/** All documents are lost, and at once somebody looks for one. */
final class ReadWhileWiped implements Provocation {

    private static final String DEMAND = "What is there is never said to be absent";

    @Override
    public String name() {
        return "read-while-wiped";
    }

    @Override
    public String title() {
        return "all documents dropped, and one of them read at once";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        var entry = stage.setUp(owner);
        stage.wipe("journal");
        var read = stage.author().read(owner, entry);
        stage.demand(DEMAND, read.status() == 200 || read.status() == 503, "GET " + entry + ": " + read);
        var again = stage.author().readable(owner, entry);
        stage.demand(DEMAND, again.status() == 200, "GET " + entry + ", later: " + again);
    }
}
