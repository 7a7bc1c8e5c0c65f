// The dashboard: every query parsed by Prometheus's grammar, of metrics and labels the server has, and nothing drawn over another.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';

const METRICS = {
  api18mcp_jobs_total: ['model', 'provider', 'outcome'],
  api18mcp_job_seconds_count: ['model', 'provider'],
  api18mcp_job_seconds_sum: ['model', 'provider'],
  api18mcp_job_seconds_bucket: ['model', 'provider', 'le'],
  api18mcp_wait_seconds_bucket: ['model', 'provider', 'le'],
  api18mcp_own_seconds_bucket: ['model', 'provider', 'le'],
  api18mcp_spent_usd_total: ['model', 'provider'],
  api18mcp_reserved_usd: [],
  api18mcp_polls_total: ['provider'],
  api18mcp_retries_total: ['provider'],
  api18mcp_refusals_total: ['type'],
  api18mcp_turned_away_total: ['reason'],
  api18mcp_circuit_open: ['provider'],
  api18mcp_calls_in_flight: [],
};

const dashboard = JSON.parse(readFileSync('../../../deploy/monitoring/api18-mcp.json', 'utf8'));
const panels = dashboard.panels.filter(it => it.type !== 'row');
const variables = dashboard.templating.list.map(it => it.name);
const used = new Set();

for (const { title, targets, datasource } of panels) {
  assert.equal(datasource.uid, '${datasource}', title);
  for (const { expr } of targets) {
    for (const [, name] of expr.matchAll(/\$(?!__)(\w+)/g)) assert(variables.includes(name), `${title}: no variable ${name}`);
    check(title, expr.replaceAll('$__rate_interval', '5m'));
  }
}
assert.equal(new Set(dashboard.panels.map(it => it.id)).size, dashboard.panels.length, 'ids twice');
assert.deepEqual(Object.keys(METRICS).filter(it => !used.has(it)), [], 'metrics nobody sees');
for (const [i, a] of dashboard.panels.entries()) {
  for (const b of dashboard.panels.slice(i + 1)) assert(!overlap(a.gridPos, b.gridPos), `${a.title} lies over ${b.title}`);
}
console.log(`${panels.length} panels over ${used.size} metrics`);

function check(title, expr) {
  const labels = new Set();
  const metrics = [];
  parser.parse(expr).iterate({
    enter(node) {
      const text = expr.slice(node.from, node.to);
      assert(!node.type.isError, `${title}: ${expr}, at ${node.from}`);
      if (node.name === 'VectorSelector') metrics.push(/^\w+/.exec(text)[0]);
      if (node.name === 'LabelName') labels.add(text);
    },
  });
  for (const metric of metrics) {
    assert(METRICS[metric], `${title}: the server has no ${metric}`);
    used.add(metric);
    for (const label of labels) assert([...METRICS[metric], 'mode'].includes(label), `${title}: ${metric} has no label ${label}`);
  }
}

function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
