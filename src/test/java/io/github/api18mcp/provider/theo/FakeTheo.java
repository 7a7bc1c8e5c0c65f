package io.github.api18mcp.provider.theo;

import io.github.api18mcp.provider.FakeService;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A Theo controlled by the test, in place of the paid service. */
public final class FakeTheo extends FakeService {

    public static final String KEY = "theo_0123456789abcdef";

    public FakeTheo() {
        super("theo.url", "theo.api-key", KEY);
    }

    /** The application with this service behind it. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeTheo.class));
        }
    }
}
