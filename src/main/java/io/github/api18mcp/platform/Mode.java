package io.github.api18mcp.platform;

/** Whether calls reach the paid services or the sandbox on this machine. The two never mix. */
public enum Mode {
    LIVE,
    SANDBOX
}
