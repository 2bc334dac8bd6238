package rebound.servicekit.json;

import jakarta.inject.Singleton;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets the rules of a property be said of the value in its {@link Patch}; going back to the default breaks none. */
@Singleton
public class PatchedValues implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch.value() != null) {
            receiver.value(null, patch.value());
        }
    }
}
