import { JSONSchemaToZod } from '@dmitryrechkin/json-schema-to-zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { SDK, sdk } from './sdk.mjs';

/**
 * mcp-use up to 1.2: the official SDK, and tools of LangChain that parse their arguments with schemas which this package
 * converts to Zod.
 */
export async function mcpUseConverter(transport, target) {
  const client = await sdk(SDK)(transport, target);
  const converted = Object.fromEntries(
    Object.entries(await client.schemas()).map(([name, schema]) => [name, JSONSchemaToZod.convert(schema)]),
  );
  return {
    ...client,
    schemas: async () =>
      Object.fromEntries(Object.entries(converted).map(([name, schema]) => [name, zodToJsonSchema(schema)])),
    call: async (name, args, options) => client.call(name, await converted[name].parseAsync(args), options),
  };
}
