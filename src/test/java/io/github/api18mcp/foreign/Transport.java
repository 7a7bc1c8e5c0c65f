package io.github.api18mcp.foreign;

/** How a client reaches the server. */
enum Transport {
    STDIO("stdio"),
    STREAMABLE_HTTP("Streamable HTTP"),
    HTTP_SSE("HTTP+SSE");

    private final String word;

    Transport(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
