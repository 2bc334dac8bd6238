package rebound.servicekit.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses within this service, as paths: the same behind any gateway. */
@ApplicationScoped
public class Links {

    private final String base;

    @Inject
    public Links(@ConfigProperty(name = "quarkus.rest.path") String base) {
        this.base = base;
    }

    public String to(Representation<?, ?> kind, String id) {
        return to(kind.path(id));
    }

    /** Of an address its path below the service's base, with its leading slash; empty if it is elsewhere. */
    public Optional<String> below(String address) {
        return address.startsWith(base + "/") ? Optional.of(address.substring(base.length())) : Optional.empty();
    }

    /** @param path below the service's base, with its leading slash */
    public String to(String path) {
        return base + path;
    }
}
