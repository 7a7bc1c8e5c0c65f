import { library as langChain06 } from '../langchain-0.6/library.mjs';
import { aiSdk } from './ai-sdk.mjs';
import { mcpRemote, supergatewayToHttp, supergatewayToStdio } from './bridges.mjs';
import { langChain } from './langchain.mjs';
import { mcpUseConverter } from './mcp-use.mjs';
import { openAiAgents } from './openai-agents.mjs';
import { client2, SDK, sdk } from './sdk.mjs';

export const STDIO = 'stdio';
export const HTTP = 'Streamable HTTP';
export const SSE = 'HTTP+SSE';
export const ALL = [STDIO, HTTP, SSE];

const CLIENT_2 = '@modelcontextprotocol/client';
const MCP_USE_CONVERTER = '@dmitryrechkin/json-schema-to-zod';

/**
 * The clients, each with the transports that it has. `cancels` names the transports over which it tells the server that
 * a call is cancelled, if these are not all: over the others it only stops waiting, or does not even do that.
 */
export const CLIENTS = [
  { name: 'TypeScript SDK', package: 'sdk-1.0', transports: [STDIO, SSE], connect: sdk('sdk-1.0') },
  { name: 'TypeScript SDK', package: 'sdk-1.12', transports: ALL, connect: sdk('sdk-1.12') },
  { name: 'TypeScript SDK', package: 'sdk-1.20', transports: ALL, connect: sdk('sdk-1.20') },
  { name: 'TypeScript SDK', package: SDK, transports: ALL, connect: sdk(SDK) },
  { name: 'TypeScript client, legacy', package: CLIENT_2, transports: [STDIO, HTTP], connect: client2('legacy') },
  { name: 'TypeScript client, auto', package: CLIENT_2, transports: [STDIO, HTTP], connect: client2('auto') },
  { name: '@ai-sdk/mcp', package: 'ai-sdk-mcp-0.0', transports: ALL, connect: aiSdk('ai-sdk-mcp-0.0'), cancels: [] },
  { name: '@ai-sdk/mcp', package: '@ai-sdk/mcp', transports: ALL, connect: aiSdk('@ai-sdk/mcp'), cancels: [HTTP] },
  {
    name: '@langchain/mcp-adapters',
    package: 'langchain-0.6/node_modules/@langchain/mcp-adapters',
    transports: ALL,
    connect: langChain(langChain06),
  },
  {
    name: '@langchain/mcp-adapters',
    package: '@langchain/mcp-adapters',
    transports: ALL,
    connect: langChain(() => import('@langchain/mcp-adapters')),
  },
  {
    name: '@openai/agents-core',
    package: '@openai/agents-core',
    transports: ALL,
    connect: openAiAgents({ strict: false }),
  },
  {
    name: '@openai/agents-core, strict',
    package: '@openai/agents-core',
    transports: ALL,
    connect: openAiAgents({ strict: true }),
  },
  { name: "mcp-use's converter", package: MCP_USE_CONVERTER, transports: [HTTP], connect: mcpUseConverter },
  { name: 'mcp-remote', package: 'mcp-remote', transports: [HTTP], connect: mcpRemote },
  { name: 'supergateway to stdio', package: 'supergateway', transports: [HTTP], connect: supergatewayToStdio },
  { name: 'supergateway from stdio', package: 'supergateway', transports: [STDIO], connect: supergatewayToHttp },
  { name: 'TypeScript SDK, buffering proxy', package: SDK, transports: [HTTP, SSE], connect: sdk(SDK), proxied: true },
];
