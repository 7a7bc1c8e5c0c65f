package io.github.api18mcp.provider.theo;

/** A Theo controlled by the test; {@code FakeServices} starts it. */
public final class FakeTheo {

    public static final String KEY = "theo_0123456789abcdef";

    private FakeTheo() {}
}
