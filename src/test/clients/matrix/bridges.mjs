import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SDK, sdk } from './sdk.mjs';

const BIN = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.bin');

/** mcp-remote: a client that only knows stdio reaches a server over HTTP. */
export function mcpRemote(_, { url, home }) {
  return viaCommand('mcp-remote', [`${url}/mcp`, '--transport', 'http-only'], home);
}

/** supergateway, in the same direction. */
export function supergatewayToStdio(_, { url, home }) {
  return viaCommand('supergateway', ['--streamableHttp', `${url}/mcp`, '--logLevel', 'none'], home);
}

function viaCommand(command, args, home) {
  const env = { PATH: `${BIN}:${process.env.PATH}`, HOME: home };
  return sdk(SDK)('stdio', { command: join(BIN, command), args, env });
}

/** supergateway in the other direction: it starts the server over stdio and serves it over HTTP. */
export async function supergatewayToHttp(_, { command, args, env, home }) {
  const port = await freePort();
  const stdio = [command, ...args].map((word) => `'${word}'`).join(' ');
  const options = ['--outputTransport', 'streamableHttp', '--stateful', '--port', String(port)];
  const gateway = spawn(join(BIN, 'supergateway'), ['--stdio', stdio, ...options], {
    env: { ...env, PATH: `${BIN}:${process.env.PATH}`, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listening(gateway);
  const client = await sdk(SDK)('Streamable HTTP', { url: `http://127.0.0.1:${port}` });
  return {
    ...client,
    close: async () => {
      await client.close();
      gateway.kill('SIGTERM');
      await once(gateway, 'exit');
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function listening(gateway) {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (text) => {
      log += text;
      if (/Listening on port/i.test(log)) resolve();
    };
    gateway.stdout.setEncoding('utf8').on('data', read);
    gateway.stderr.setEncoding('utf8').on('data', read);
    gateway.once('exit', (code) => reject(new Error(`supergateway exited with ${code}: ${log}`)));
  });
}
