package rebound.reminder.wiring;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import rebound.servicekit.testing.OnLocalStack;
import rebound.servicekit.testing.ServiceStarts;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class ReminderStartsIT extends ServiceStarts {

    ReminderStartsIT() {
        super("reminder");
    }
}
