// Every Kubernetes manifest: against its schema, against its type for what a schema lets pass (a name nobody knows), and against
// what production is promised to be.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documents, render } from './render.mjs';

const require = createRequire(import.meta.url);
const deploy = '../../../deploy';
const kubernetes = join(deploy, 'kubernetes');

const files = readdirSync(kubernetes, { recursive: true }).filter(name => name.endsWith('.yaml'));
for (const file of files) documents(join(kubernetes, file));

const overlays = readdirSync(join(kubernetes, 'overlays'));
const rendered = Object.fromEntries(overlays.map(name => [name, render(join(kubernetes, 'overlays', name))]));
const all = Object.values(rendered).flat();

matchesSchemas(all);
matchesTypes(all);
refersToWhatIsThere();
production(rendered.production);
sandbox(rendered.sandbox);
agreesWithKustomize();
console.log(`${files.length} files, ${all.length} manifests of ${overlays.join(' and ')}`);

function group({ apiVersion }) {
  const ours = apiVersion.startsWith('monitoring.coreos.com/') ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  return `${ours}/${apiVersion}`;
}

function matchesSchemas(manifests) {
  for (const manifest of manifests) {
    const Model = require(`${group(manifest)}/${manifest.kind}`)[manifest.kind];
    assert(Model, `no schema of ${manifest.apiVersion} ${manifest.kind}`);
    try {
      new Model(manifest).validate();
    } catch (e) {
      throw new Error(`${manifest.kind} ${manifest.metadata.name}: ${e.message}`);
    }
  }
}

function matchesTypes(manifests) {
  const file = 'manifests.generated.ts';
  const lines = manifests.map(
    (it, i) => `import { I${it.kind} as T${i} } from '${group(it)}/${it.kind}'; export const m${i}: T${i} = ${JSON.stringify(it, null, 1)};`);
  writeFileSync(file, lines.join('\n'));
  const args = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'commonjs', '--moduleResolution', 'node10', '--typeRoots', 'node_modules/@types', file];
  const { status, stdout } = spawnSync('node_modules/.bin/tsc', args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
  rmSync(file);
}

function refersToWhatIsThere() {
  for (const [overlay, manifests] of Object.entries(rendered)) {
    const deployment = one(manifests, 'Deployment');
    const pod = deployment.spec.template;
    const labels = Object.entries(pod.metadata.labels);
    for (const it of manifests.filter(it => ['Service', 'PodDisruptionBudget', 'NetworkPolicy'].includes(it.kind))) {
      const selector = it.spec.podSelector?.matchLabels ?? it.spec.selector.matchLabels ?? it.spec.selector;
      for (const [name, value] of Object.entries(selector)) {
        assert(labels.some(([n, v]) => n === name && v === value), `${overlay}: ${it.kind} selects no pod`);
      }
    }
    const secrets = Object.fromEntries(
      manifests.filter(it => it.kind === 'Secret').map(it => [it.metadata.name, Object.keys(it.stringData)]));
    const container = pod.spec.containers[0];
    for (const { valueFrom, value, name } of container.env) {
      if (valueFrom) assert(secrets[valueFrom.secretKeyRef.name]?.includes(valueFrom.secretKeyRef.key), `${overlay}: ${name}`);
      if (name.endsWith('_FILE')) {
        const mount = container.volumeMounts.find(it => value.startsWith(`${it.mountPath}/`));
        const volume = pod.spec.volumes.find(it => it.name === mount?.name);
        assert(secrets[volume?.secret?.secretName]?.includes(value.slice(mount.mountPath.length + 1)), `${overlay}: ${name}`);
      }
    }
    for (const mount of container.volumeMounts) {
      assert(pod.spec.volumes.some(it => it.name === mount.name), `${overlay}: no volume ${mount.name}`);
    }
    const version = /<artifactId>api18-mcp<\/artifactId>\s*<version>([^<]+)/.exec(readFileSync('../../../pom.xml', 'utf8'))[1];
    assert.equal(container.image, `api18-mcp:${version}`);
  }
}

function production(manifests) {
  const { spec } = one(manifests, 'Deployment').spec.template;
  const [container] = spec.containers;
  assert.equal(environment(container).API18MCP_MODE, 'live');
  assert.equal(environment(container).API18MCP_ACCESS_ANONYMOUS, undefined);
  assert.equal(environment(container).API18MCP_LOG_FORMAT, 'json');
  assert.equal(spec.securityContext.runAsNonRoot, true);
  assert.equal(spec.securityContext.seccompProfile.type, 'RuntimeDefault');
  assert.deepEqual(container.securityContext,
    { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) assert(container[probe].httpGet, probe);
  assert(spec.terminationGracePeriodSeconds >= 30);
  assert.equal(one(manifests, 'Service').spec.sessionAffinity, 'ClientIP');
  assert(one(manifests, 'HorizontalPodAutoscaler').spec.minReplicas >= 2);
  for (const kind of ['PodDisruptionBudget', 'NetworkPolicy', 'ServiceMonitor', 'ConfigMap']) one(manifests, kind);
}

function sandbox(manifests) {
  const deployment = one(manifests, 'Deployment');
  const variables = environment(deployment.spec.template.spec.containers[0]);
  assert.equal(deployment.spec.replicas, 1);
  assert.equal(variables.API18MCP_MODE, 'sandbox');
  assert.equal(variables.API18MCP_ACCESS_ANONYMOUS, 'true');
  assert(!manifests.some(it => it.kind === 'Secret'));
}

function one(manifests, kind) {
  const found = manifests.filter(it => it.kind === kind);
  assert.equal(found.length, 1, `${found.length} of ${kind}`);
  return found[0];
}

function environment(container) {
  return Object.fromEntries(container.env.map(it => [it.name, it.value]));
}

function agreesWithKustomize() {
  if (!/Kustomize Version: v5/.test(spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' }).stdout ?? '')) return;
  for (const overlay of overlays) {
    const theirs = join('/tmp', `api18-mcp-${process.pid}.yaml`);
    writeFileSync(theirs, execFileSync('kubectl', ['kustomize', join(kubernetes, 'overlays', overlay)]));
    assert.deepEqual(sorted(rendered[overlay]), sorted(documents(theirs)));
    rmSync(theirs);
  }
  console.log('the same as kustomize renders');
}

/** Neither the order of manifests nor that of named entries means anything. */
function sorted(value) {
  if (!Array.isArray(value)) {
    return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, sorted(v)])) : value;
  }
  const key = it => (it?.kind ? `${it.kind} ${it.metadata.name}` : (it?.mountPath ?? it?.name));
  const items = value.map(sorted);
  return items.every(it => key(it)) ? items.sort((a, b) => (key(a) < key(b) ? -1 : 1)) : items;
}
