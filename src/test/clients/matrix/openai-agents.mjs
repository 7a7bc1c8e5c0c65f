import {
  getAllMcpTools,
  MCPServerSSE,
  MCPServerStdio,
  MCPServerStreamableHttp,
  RunContext,
} from '@openai/agents-core';

/** A client of the OpenAI Agents SDK, which turns each tool into a function for the model, by strict schemas or not. */
export function openAiAgents({ strict }) {
  return async (transport, target) => {
    const server = connection(transport, target);
    await server.connect();
    const tools = Object.fromEntries(
      (await getAllMcpTools({ mcpServers: [server], convertSchemasToStrict: strict })).map((tool) => [tool.name, tool]),
    );
    return {
      names: async () => Object.keys(tools),
      schemas: async () => Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, tool.parameters])),
      call: async (name, args, { signal } = {}) =>
        passedOn(await tools[name].invoke(new RunContext(), JSON.stringify(args), { signal })),
      close: () => server.close(),
    };
  };
}

function connection(transport, { command, args, env, url }) {
  // The SDK caches lists of tools by the name of the server, and what a tool takes differs by transport.
  const options = { name: `api18 over ${transport}`, clientSessionTimeoutSeconds: 180, cacheToolsList: true };
  switch (transport) {
    case 'stdio':
      return new MCPServerStdio({ ...options, command, args, env });
    case 'HTTP+SSE':
      return new MCPServerSSE({ ...options, url: `${url}/mcp/sse` });
    default:
      return new MCPServerStreamableHttp({ ...options, url: `${url}/mcp` });
  }
}

/** The output for the model: one content item, or a list of them. */
function passedOn(output) {
  const items = (Array.isArray(output) ? output : [output]).map((item) =>
    typeof item === 'string' ? { type: 'text', text: item } : item,
  );
  return {
    text: items.map(({ text }) => text ?? '').join('\n'),
    links: items.filter(({ type }) => type === 'resource_link').length,
  };
}
