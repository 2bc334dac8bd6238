package rebound.local;

/** Somebody else listens on a port that was asked for. */
public final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final int port;
    private final String what;

    PortTakenException(int port, String what) {
        super("Port " + port + " (" + what + ") is taken by another program.");
        this.port = port;
        this.what = what;
    }

    public int port() {
        return port;
    }

    /** What the port was for: {@code kafka}, {@code mongodb} or a service's name. */
    public String what() {
        return what;
    }
}
