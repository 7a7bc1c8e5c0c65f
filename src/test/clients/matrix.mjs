import assert from 'node:assert/strict';
import { check } from './check.mjs';
import { API18_TOOLS } from './contract.mjs';
import { FakeApi18 } from './fake-api18.mjs';
import { inParallel } from './in-parallel.mjs';
import { Journal } from './journal.mjs';
import { BufferingProxy } from './matrix/buffering-proxy.mjs';
import { ClientChecks } from './matrix/client-checks.mjs';
import { CLIENTS, HTTP, SSE, STDIO } from './matrix/clients.mjs';
import { SDK, sdk } from './matrix/sdk.mjs';
import { assertDocumented } from './matrix/table.mjs';

/** Several clients at once; more would only wait for each other's start. */
const CONCURRENCY = 4;

/** In the same proportion as the server's 25 s and the 60 s of many proxies, with room for a busy machine. */
const KEEP_ALIVE_MS = 500;
const PROXY_IDLE_LIMIT_MS = 10_000;

/** Each client lists, calls, gets an answer that it can parse, is cancelled and closes; docs/client-libraries.md has the table. */
export async function matrix(jar) {
  const api = await FakeApi18.start();
  const journal = new Journal(jar);
  const settings = { ...api.settings, ...journal.settings, API18MCP_KEEP_ALIVE: `${KEEP_ALIVE_MS}ms` };
  const server = await jar.serve(settings);
  const proxyOptions = { target: server.url, idleLimitMs: PROXY_IDLE_LIMIT_MS };
  const [proxy, silentProxy] = await Promise.all([1, 2].map(() => BufferingProxy.start(proxyOptions)));
  try {
    const overHttp = await advertisedSchemas(HTTP, { url: server.url });
    // Over stdio, descriptions say that files are taken, too.
    const overStdio = await advertisedSchemas(STDIO, { ...jar.stdio(settings), home: jar.directory });
    const advertised = (transport) => (transport === STDIO ? overStdio : overHttp);
    const environment = { jar, settings, server, proxy, api, journal, advertised };
    const entries = CLIENTS.flatMap((client) => client.transports.map((transport) => ({ ...client, transport })));
    const silence = check('matrix: a silent stream outlasts the idle limit of a proxy', () => outlasts(silentProxy));
    const rows = await inParallel(entries, CONCURRENCY, (entry) => new ClientChecks(entry, environment).run());
    await silence;
    await check('matrix: the table in docs/client-libraries.md is current', () => assertDocumented(rows));
  } finally {
    await Promise.all([proxy, silentProxy].map((each) => each.stop()));
    await server.stop();
    await api.stop();
  }
}

async function advertisedSchemas(transport, target) {
  const client = await sdk(SDK)(transport, target);
  try {
    return await client.schemas();
  } finally {
    await client.close();
  }
}

/** Over HTTP+SSE a session ends with its stream, so a call after the idle limit shows that the stream was kept open. */
async function outlasts(proxy) {
  const client = await sdk(SDK)(SSE, { url: proxy.url });
  try {
    await proxy.commentsPassed((2 * PROXY_IDLE_LIMIT_MS) / KEEP_ALIVE_MS);
    assert.equal((await client.names()).length, API18_TOOLS.length);
    assert.equal(proxy.silentConnections, 0);
  } finally {
    await client.close();
  }
}
