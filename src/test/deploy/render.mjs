// The part of kustomize that deploy/ uses, for there is no package of the real one. What it does not know it refuses; where the
// real one is installed, manifests.mjs holds the two to the same result.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const CLUSTER_WIDE = ['Namespace'];
const MERGED_BY = { containers: 'name', env: 'name', volumes: 'name', volumeMounts: 'mountPath' };

/** The manifests of a folder with a kustomization.yaml. */
export function render(folder) {
  const { apiVersion, kind, resources = [], configMapGenerator = [], namespace, images = [], patches = [], ...unknown } =
    documents(join(folder, 'kustomization.yaml'))[0];
  refuseUnknown(folder, unknown);
  let manifests = [
    ...resources.flatMap(name => (name.endsWith('.yaml') ? documents(join(folder, name)) : render(join(folder, name)))),
    ...configMapGenerator.map(entry => configMap(folder, entry)),
  ];
  for (const { path, ...others } of patches) {
    refuseUnknown(folder, others);
    for (const patch of documents(join(folder, path))) {
      if (!manifests.some(it => isSame(it, patch))) throw new Error(`${folder}: ${path} fits no resource`);
      manifests = manifests.map(it => (isSame(it, patch) ? merged(it, patch) : it));
    }
  }
  for (const manifest of manifests) {
    if (namespace && !CLUSTER_WIDE.includes(manifest.kind)) manifest.metadata.namespace = namespace;
    for (const container of manifest.spec?.template?.spec?.containers ?? []) {
      const { name, newTag, ...others } = images.find(it => it.name === container.image) ?? {};
      refuseUnknown(folder, others);
      if (newTag) container.image = `${name}:${newTag}`;
    }
  }
  return manifests;
}

/** All documents of a file, read as Kubernetes reads them: YAML 1.1, no key twice. */
export function documents(file) {
  return parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', uniqueKeys: true }).map(document => {
    if (document.errors.length) throw new Error(`${file}: ${document.errors[0].message}`);
    return document.toJS();
  });
}

function refuseUnknown(folder, others) {
  const [unknown] = Object.keys(others);
  if (unknown) throw new Error(`${folder}: ${unknown} is not known here; render.mjs would have to learn it`);
}

function configMap(folder, { name, files, options: { disableNameSuffixHash, labels, ...others }, ...unknown }) {
  refuseUnknown(folder, { ...unknown, ...others });
  if (disableNameSuffixHash !== true) throw new Error(`${folder}: names with a checksum are not known here`);
  const data = Object.fromEntries(files.map(file => [basename(file), readFileSync(join(folder, file), 'utf8')]));
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels }, data };
}

const isSame = (a, b) => a.apiVersion === b.apiVersion && a.kind === b.kind && a.metadata.name === b.metadata.name;

function merged(base, patch, key) {
  if (Array.isArray(patch)) return MERGED_BY[key] && Array.isArray(base) ? mergedList(base, patch, MERGED_BY[key]) : patch;
  if (typeof patch !== 'object' || patch === null || typeof base !== 'object' || base === null) return patch;
  const result = { ...base };
  for (const [name, value] of Object.entries(patch)) result[name] = name in base ? merged(base[name], value, name) : value;
  return result;
}

function mergedList(base, patch, by) {
  const kept = base.map(item => {
    const change = patch.find(it => it[by] === item[by]);
    return change ? merged(item, change) : item;
  });
  return [...kept, ...patch.filter(item => !base.some(it => it[by] === item[by]))];
}
