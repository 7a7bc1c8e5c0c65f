package io.github.api18mcp.command.install;

/** A client cannot be configured; the message says why, and that nothing was changed. */
public final class InstallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InstallException(String message) {
        super(message);
    }

    InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
