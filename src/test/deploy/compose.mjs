// The compose file as the real tool reads it, which needs no engine for that; and that it asks for what must not be forgotten.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const deploy = '../../../deploy';
const required = ['POSTGRES_PASSWORD', 'GRAFANA_PASSWORD', 'API18MCP_BUDGET_PER_DAY_USD', 'API18MCP_BUDGET_TOTAL_PER_DAY_USD'];
const given = Object.fromEntries(required.map(name => [name, '1']));

function config(variables) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  return spawnSync('docker-compose', ['-f', join(deploy, 'compose.yaml'), 'config'], { env, encoding: 'utf8' });
}

const { status, stdout, stderr } = config(given);
assert.equal(status, 0, stderr);
for (const name of required) {
  assert.notEqual(config({ ...given, [name]: '' }).status, 0, `${name} may be left out`);
}

const { services } = parse(stdout);
assert.deepEqual(Object.keys(services).sort(), ['grafana', 'postgres', 'prometheus', 'server']);
assert.equal(services.server.environment.API18MCP_MODE, 'live');
assert.equal(services.server.read_only, true);
for (const [name, { ports = [], volumes = [] }] of Object.entries(services)) {
  for (const port of ports) assert.match(`${port.host_ip ?? port}`, /^127\.0\.0\.1/, `${name} is published to everybody`);
  for (const volume of volumes) {
    const source = volume.source ?? volume.split(':')[0];
    if (source.startsWith('/')) assert(existsSync(source), `${name} mounts ${source}, which is not there`);
  }
}
console.log(`${Object.keys(services).length} services; ${required.length} variables that cannot be forgotten`);
