/** A call as others make it: an MCP client, the command line, curl. Everything here is a pure function. */

const META = 'io.modelcontextprotocol/';

/** @param {string} tool @param {Record<string, any>} args */
export function mcpCall(tool, args) {
  return JSON.stringify({ name: tool, arguments: args }, null, 2);
}

/** @param {string} tool @param {Record<string, any>} args */
export function commandLine(tool, args) {
  return `api18-mcp call ${tool} --json ${quoted(JSON.stringify(args))}`;
}

/**
 * The revision without sessions, which one request is enough for.
 *
 * @param {string} address of MCP
 * @param {string} tool
 * @param {Record<string, any>} args
 * @param {boolean} withToken whether the server asks for one; the token itself is not copied
 */
export function curl(address, tool, args, withToken) {
  const revision = '2026-07-28';
  const _meta = { [`${META}protocolVersion`]: revision, [`${META}clientCapabilities`]: {} };
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, arguments: args, _meta } };
  return [
    `curl ${quoted(address)}`,
    "-H 'Content-Type: application/json'",
    "-H 'Accept: application/json, text/event-stream'",
    `-H 'MCP-Protocol-Version: ${revision}'`,
    "-H 'Mcp-Method: tools/call'",
    `-H 'Mcp-Name: ${tool}'`,
    ...(withToken ? ['-H "Authorization: Bearer $API18_TOKEN"'] : []),
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** A word for a POSIX shell. @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
