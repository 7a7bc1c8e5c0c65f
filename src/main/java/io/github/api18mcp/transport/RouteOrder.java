package io.github.api18mcp.transport;

/**
 * The order in which routes see a request to MCP. All come after -300, where Quarkus adds the headers that let a browser read the
 * response, and before the routes of the extension at 0.
 */
public final class RouteOrder {

    /** Uploads have a limit of their own. */
    static final int UPLOAD = -297;

    static final int LENGTH = -295;
    static final int ADMISSION = -290;
    static final int BODY = -280;
    public static final int RECOGNITION = -270;
    static final int SESSION = -260;
    static final int MESSAGE = -255;
    static final int EVENT_STREAMS = -250;

    /** Handles messages of the revision without sessions. */
    public static final int STATELESS = -50;

    /** Handles messages in sessions. */
    static final int IN_SESSION = -40;

    private RouteOrder() {}
}
