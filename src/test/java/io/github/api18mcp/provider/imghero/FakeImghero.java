package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.FakeService;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An imghero controlled by the test, in place of the paid service, with the responses of its reference. */
public final class FakeImghero extends FakeService {

    public static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    static final String GENERATING =
            """
            {
              "url_id": "url_abc12345",
              "image_url": "https://img-hero.com/img/url_abc12345/",
              "status": "generating"
            }
            """;

    static final String PAGE =
            """
            {
              "url_id": "url_abc12345",
              "url": "https://example.com/blog/my-post",
              "title": "My Blog Post",
              "image_url": "https://img-hero.com/img/url_abc12345/",
              "images": [
                {
                  "image_id": "img_xyz789",
                  "style": "photo",
                  "text_treatment": "none",
                  "status": "completed",
                  "created_at": "2024-01-15T10:30:00Z",
                  "direct_url": "https://storage.example.com/generated/..."
                }
              ],
              "created_at": "2024-01-15T10:00:00Z"
            }
            """;

    static final String LIST = "{\"urls\": [%s], \"total\": 42, \"limit\": 10, \"offset\": 0}".formatted(PAGE);

    public FakeImghero() {
        super("imghero.url", "imghero.api-token", KEY);
    }

    /** The application with this service behind it, reading pages at short intervals. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("imghero.window", "40ms");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeImghero.class));
        }
    }
}
