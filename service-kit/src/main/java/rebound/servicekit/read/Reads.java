package rebound.servicekit.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Function;
import rebound.eventlog.Reader;
import rebound.eventlog.Reader.Stored;
import rebound.servicekit.problem.Problem;
import rebound.servicekit.problem.ProblemType;
import rebound.servicekit.security.Caller;

/** Shows one resource of the caller's. */
@ApplicationScoped
public class Reads {

    private final Reader reader;
    private final Caller caller;
    private final HttpHeaders headers;

    @Inject
    public Reads(Reader reader, Caller caller, HttpHeaders headers) {
        this.reader = reader;
        this.caller = caller;
        this.headers = headers;
    }

    /** 200 with its ETag, or 304 if the client has that very version; 404 if there is none, 410 if it is gone. */
    public <S> Response one(Representation<?, S> kind, ResourceId id) {
        return shown(kind, id, there(kind, id));
    }

    /** 200 with what follows from one resource, if not from it alone, and that one's ETag; 404 and 410 like itself. */
    public <S> Response following(Representation<?, S> kind, ResourceId id, Function<Stored<S>, ?> show) {
        var stored = there(kind, id);
        return Response.ok(show.apply(stored))
                .header(HttpHeaders.ETAG, etag(stored.version()))
                .build();
    }

    private <S> Stored<S> there(Representation<?, S> kind, ResourceId id) {
        var stored = reader.state(kind.type(), caller.id(), id.value()).orElseThrow(Problem::notFound);
        if (kind.isGone(stored.state())) {
            throw Problem.of(ProblemType.GONE, null);
        }
        return stored;
    }

    /**
     * What each person has one of, under their own id. Until it is changed for the first time it has its defaults and
     * version 0, and is no 404.
     */
    public <S> Response singleton(Representation<?, S> kind) {
        var stored = reader.state(kind.type(), caller.id(), caller.id()).orElseGet(() -> unchanged(kind));
        return shown(kind, new ResourceId(caller.id()), stored);
    }

    /** A singleton before its first change. */
    public static <S> Stored<S> unchanged(Representation<?, S> kind) {
        return new Stored<>(kind.type().decider().initial(), 0, Instant.EPOCH, Instant.EPOCH);
    }

    private <S> Response shown(Representation<?, S> kind, ResourceId id, Stored<S> stored) {
        var etag = etag(stored.version());
        if (etag.equals(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        return Response.ok(kind.represent(id, stored))
                .header(HttpHeaders.ETAG, etag)
                .build();
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
