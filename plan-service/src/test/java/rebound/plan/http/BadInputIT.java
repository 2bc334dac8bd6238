package rebound.plan.http;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import rebound.servicekit.testing.BadInput;
import rebound.servicekit.testing.OnLocalStack;

@QuarkusTest
@WithTestResource(OnLocalStack.class)
class BadInputIT extends BadInput {}
