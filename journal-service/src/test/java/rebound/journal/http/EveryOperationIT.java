package rebound.journal.http;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import rebound.servicekit.testing.EveryOperation;
import rebound.servicekit.testing.OnLocalStack;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class EveryOperationIT extends EveryOperation {}
