import { passedOn } from './answer.mjs';

/** A client of Vercel's AI SDK, which turns each tool into a function for the model. */
export function aiSdk(alias) {
  return async (transport, target) => {
    const library = await import(alias);
    const create = library.createMCPClient ?? library.experimental_createMCPClient;
    const client = await create({ transport: await connection(alias, transport, target) });
    const tools = await client.tools();
    return {
      names: async () => Object.keys(tools),
      schemas: async () =>
        Object.fromEntries(
          await Promise.all(
            Object.entries(tools).map(async ([name, tool]) => [name, await tool.inputSchema.jsonSchema]),
          ),
        ),
      call: async (name, args, { signal } = {}) =>
        passedOn(await tools[name].execute(args, { toolCallId: name, messages: [], abortSignal: signal })),
      close: () => client.close(),
    };
  };
}

async function connection(alias, transport, target) {
  if (transport === 'stdio') {
    const { Experimental_StdioMCPTransport } = await import(`${alias}/mcp-stdio`);
    return new Experimental_StdioMCPTransport({ ...target, stderr: 'ignore' });
  }
  return transport === 'HTTP+SSE'
    ? { type: 'sse', url: `${target.url}/mcp/sse` }
    : { type: 'http', url: `${target.url}/mcp` };
}
