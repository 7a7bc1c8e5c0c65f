// The image's stages, and then its server: as the image's user, without a right, on a file system it cannot write to.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { render } from './render.mjs';
import { run } from './stages.mjs';

const context = resolve('../../..');
const TOKEN = 'token-of-somebody-0123456789';
const METRICS_TOKEN = 'token-for-metrics-0123456789';

const image = run(join(context, 'deploy/Dockerfile'), context);

execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', `${image.root}/run`]);
mkdirSync(`${image.root}/run/secrets`);
const [uid, gid] = image.user.split(':');
for (const volume of image.volumes) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `uid=${uid},gid=${gid},mode=0700`, 'tmpfs', join(image.root, volume)]);
}
execFileSync('mount', ['-o', 'remount,ro', image.root]);

refuses('nobody who may call', {}, /ACCESS_TOKENS_FILE/);
placeholdersAreRefused();
await serves();

function asUser(command) {
  const none = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  return ['chroot', [image.root, 'setpriv', `--reuid=${uid}`, `--regid=${gid}`, ...none, '--', ...command]];
}

function secret(name, text) {
  writeFileSync(`${image.root}/run/secrets/${name}`, text);
  return `/run/secrets/${name}`;
}

function environment(variables) {
  return { ...image.environment, HOME: '/data', ...variables };
}

function refuses(why, variables, words) {
  const [command, args] = asUser([...image.entrypoint, ...image.cmd]);
  const { status, stderr } = spawnSync(command, args, { env: environment(variables), encoding: 'utf8', timeout: 60_000 });
  assert(status > 0, `${why}: ${status === null ? 'it started' : status}`);
  assert.match(stderr, words, why);
  console.log(`does not start: ${why}`);
}

/** Everything right but one, which is as the production overlay has it. */
function placeholdersAreRefused() {
  const secrets = Object.assign({}, ...render('../../../deploy/kubernetes/overlays/production')
    .filter(it => it.kind === 'Secret').map(it => it.stringData));
  const good = {
    API18MCP_MODE: 'live',
    API18MCP_ACCESS_TOKENS_FILE: secret('access-tokens', `somebody ${TOKEN}\n`),
    API18_KEY_FILE: secret('api18-key', 'key'),
  };
  for (const [variable, name] of [['API18MCP_ACCESS_TOKENS_FILE', 'access-tokens'], ['API18_KEY_FILE', 'api18-key'],
    ['THEO_API_KEY_FILE', 'theo-api-key'], ['IMGHERO_API_TOKEN_FILE', 'imghero-api-token']]) {
    refuses(`the placeholder of ${name}`, { ...good, [variable]: secret('placeholder', secrets[name]) }, new RegExp(variable));
  }
  refuses('the placeholder of the database', { ...good, API18MCP_DATABASE_URL: secrets.url }, /DATABASE_URL/);
}

async function serves() {
  const variables = { API18MCP_MODE: 'sandbox', API18MCP_SANDBOX_SPEED: 'max', API18_KEY: '', API18MCP_ACCESS_TOKENS_FILE: secret('access-tokens', `somebody ${TOKEN}\nmetrics ${METRICS_TOKEN}\n`) };
  const [command, args] = asUser([...image.entrypoint, ...image.cmd]);
  const begun = Date.now();
  const server = spawn(command, args, { env: environment(variables), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'exit');
  let out = '';
  let log = '';
  server.stdout.on('data', text => (out += text));
  server.stderr.on('data', text => (log += text));
  try {
    await untilReachable(ended);
    console.log(`answers after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    health();
    assert.match(readFileSync(`/proc/${server.pid}/maps`, 'utf8'), /\/app\/api18-mcp\.archive/, 'the start-up archive is not used');
    assert.match(readFileSync(`/proc/${server.pid}/status`, 'utf8'), new RegExp(`^Uid:\\s+${uid}\\s.*^CapEff:\\s+0+$`, 'ms'));
    for (const path of ['/app/x', '/app/api18-mcp.jar', '/x', '/etc/x']) {
      assert.notEqual(spawnSync(...asUser(['sh', '-c', `: >>${path}`])).status, 0, `${path} can be written`);
    }
    await calls();
  } catch (e) {
    console.error(log);
    throw e;
  }
  const asked = Date.now();
  server.kill('SIGTERM');
  const [code] = await Promise.race([ended, pause(20_000, ['still there'], { ref: false })]);
  assert.equal(code, 143, `after SIGTERM: ${code}`);
  console.log(`ends ${((Date.now() - asked) / 1000).toFixed(1)} s after SIGTERM`);
  assert.equal(out, '', 'words on standard output');
  for (const line of log.trim().split('\n')) JSON.parse(line);
  assert.doesNotMatch(log, /0123456789/, 'a token is in the log');
}

async function untilReachable(ended) {
  const reachable = (async () => {
    while (!(await fetch('http://127.0.0.1:8080/').catch(() => null))) await pause(50);
  })();
  await Promise.race([reachable, ended.then(([code]) => assert.fail(`it ended with ${code}`)), pause(60_000, 0, { ref: false }).then(() => assert.fail('no answer'))]);
}

function health() {
  const { status, stderr } = spawnSync(...asUser(image.healthcheck), { encoding: 'utf8' });
  assert.equal(status, 0, `the health check fails: ${stderr}`);
}

async function calls() {
  const ask = (body, headers = {}) => fetch('http://127.0.0.1:8080/mcp', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', ...body }),
  });
  const hello = { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'check', version: '1' } } };
  assert.equal((await ask(hello)).status, 401, 'without a token');
  const authorization = { Authorization: `Bearer ${TOKEN}` };
  const welcome = await ask(hello, authorization);
  assert.equal(welcome.status, 200);
  const session = { ...authorization, 'Mcp-Session-Id': welcome.headers.get('mcp-session-id') };
  await ask({ method: 'notifications/initialized' }, session);
  // A job, so that the journal is opened: its native library has to find its place.
  const job = await ask({ id: 2, method: 'tools/call', params: { name: 'hera_1_0_text_to_image', arguments: { prompt: 'a lighthouse' } } }, session);
  assert.match(await job.text(), /"status":"completed"/);
  console.log('makes a picture in the sandbox, for whoever has a token');
  for (const path of ['/q/health/live', '/q/health/ready']) assert.equal((await fetch(`http://127.0.0.1:8080${path}`)).status, 200, path);
  assert.equal(await metrics(TOKEN, '127.0.0.1:8080'), 403, "metrics with a caller's token");
  // As Prometheus asks in a cluster: by a name that only the cluster knows.
  assert.equal(await metrics(METRICS_TOKEN, 'api18-mcp.media:8080'), 200, 'metrics with their token');
}

async function metrics(token, host) {
  const request = get('http://127.0.0.1:8080/q/metrics', { headers: { Authorization: `Bearer ${token}`, Host: host } });
  const [{ statusCode }] = await once(request, 'response');
  return statusCode;
}
