package rebound.bench.faults;

import java.util.List;

/** Somebody starts an instance that rebuilds although there is nothing to rebuild. */
final class RebuildBesideOwner implements Provocation {

    private static final String DEMAND = "Who rebuilds leaves alone what an owner writes";

    @Override
    public String name() {
        return "rebuild-beside-owner";
    }

    @Override
    public String title() {
        return "an instance that rebuilds beside an owner that writes all there is";
    }

    @Override
    public List<String> demands() {
        return List.of(DEMAND);
    }

    @Override
    public void provoke(Stage stage) {
        var owner = stage.startOwner("journal");
        stage.setUp(owner);
        var rebuild = stage.startRebuild("journal");
        var ended = rebuild.process().awaitExit(Stage.PATIENCE);
        stage.author().settle(owner, stage.entry("second"));
        // It looks every second.
        Waiting.pause(Stage.SOME_LOOKS);
        stage.demand(
                DEMAND,
                ended && rebuild.process().exitStatus() == 0 && owner.logged(Stage.STARTS_AGAIN) == 0,
                ended
                        ? rebuild + " ended with status " + rebuild.process().exitStatus() + "; of the owner: "
                                + owner.logLines(Stage.STARTS_AGAIN)
                        : rebuild + " does not end");
        stage.awaitOwner(owner);
    }
}
