package io.github.api18mcp.provider.http;

/** How much of a service's answer is read. Whatever an answer contains, reading it takes a few megabytes of memory. */
final class AnswerLimits {

    /** The body, also after it is unpacked. What lies behind is not read; what came before it is. */
    static final long BODY_BYTES = 64L * 1024 * 1024;

    /** A longer body goes through a temporary file. */
    static final int BODY_BYTES_IN_MEMORY = 1024 * 1024;

    /** A longer body is not read on an event loop. */
    static final int BODY_BYTES_READ_AT_ONCE = 64 * 1024;

    static final int HEADER_BYTES = 256 * 1024;

    /** A longer text is left in the body; an output is saved from there. */
    static final int TEXT_CHARACTERS = 32 * 1024;

    /** All texts together that are kept in memory. */
    static final int ALL_TEXT_CHARACTERS = 16 * 1024 * 1024;

    /** Values in the JSON that are kept. */
    static final int VALUES = 400_000;

    /** Nested deeper, values are skipped. */
    static final int DEPTH = 100;

    private AnswerLimits() {}
}
