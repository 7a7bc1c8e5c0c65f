/** A client of LangChain, which turns each tool into one of its own. */
export function langChain(library) {
  return async (transport, target) => {
    const { MultiServerMCPClient } = await library();
    const client = new MultiServerMCPClient({
      throwOnLoadError: true,
      prefixToolNameWithServerName: false,
      additionalToolNamePrefix: '',
      mcpServers: { api18: server(transport, target) },
    });
    const tools = Object.fromEntries((await client.getTools()).map((tool) => [tool.name, tool]));
    return {
      names: async () => Object.keys(tools),
      schemas: async () => Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, tool.schema])),
      call: async (name, args, { signal } = {}) => {
        const message = await tools[name].invoke({ name, args, id: name, type: 'tool_call' }, { signal });
        return passedOn(message);
      },
      close: () => client.close(),
    };
  };
}

function server(transport, { command, args, env, url }) {
  switch (transport) {
    case 'stdio':
      return { transport: 'stdio', command, args, env, stderr: 'ignore' };
    case 'HTTP+SSE':
      return { transport: 'sse', url: `${url}/mcp/sse` };
    default:
      return { transport: 'http', url: `${url}/mcp`, automaticSSEFallback: false };
  }
}

function passedOn({ content, artifact }) {
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return {
    text: blocks
      .filter(({ type }) => type === 'text')
      .map(({ text }) => text)
      .join('\n'),
    structured: artifact?.structuredContent ?? artifact?.find?.(({ type }) => type === 'mcp_structured_content')?.data,
    links: blocks.filter(({ type }) => type === 'file').length,
  };
}
