package io.github.api18mcp.provider.imghero;

/** An imghero controlled by the test, with the responses of its reference; {@code FakeServices} starts it. */
public final class FakeImghero {

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

    private FakeImghero() {}
}
