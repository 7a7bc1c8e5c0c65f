/**
 * Protocol revision 2026-07-28 on the same endpoint and in the same process as the older revisions. It has no sessions: each request
 * says which revision and which capabilities its client has. The MCP extension in use speaks only the older revisions; each request
 * is handled by its internal classes on a connection of its own. This package can be deleted when the extension speaks the revision
 * itself. Nothing else imports it.
 */
package io.github.api18mcp.transport.stateless;
