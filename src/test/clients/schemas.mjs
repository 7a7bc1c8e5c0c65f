import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { MODEL_TOOLS } from './contract.mjs';
import { KEY } from './imitation.mjs';
import { MODELS } from './seed.mjs';

/** Each of these anywhere in a tool's input schema makes some client reject the whole list. */
const REJECTED_SOMEWHERE = ['$ref', 'oneOf', 'anyOf', 'allOf', 'const', 'exclusiveMinimum'];

/** No service is asked for a list of tools, so this one need not be there. */
const NO_SERVICE = { API18_KEY: KEY, API18_URL: 'http://127.0.0.1:9' };

export async function schemas(jar) {
  const { tools } = await connected(jar, NO_SERVICE, 'stdio', ({ client }) => client.listTools());
  for (const tool of tools) {
    await check(`schema of ${tool.name}: every client can take it`, () => portable(tool));
  }
  for (const [id, model] of Object.entries(MODELS)) {
    const tool = tools.find(({ name }) => name === MODEL_TOOLS[id]);
    await check(`schema of ${MODEL_TOOLS[id]}: exactly what Api18 documents`, () => documented(tool, model));
  }
}

function portable({ name, description, inputSchema }) {
  assert.match(name, /^[a-zA-Z0-9_-]{1,48}$/);
  assert.ok(description, 'no description');
  assert.equal(inputSchema.type, 'object');
  assert.equal(inputSchema.additionalProperties, false);
  for (const { path, schema } of subschemas(inputSchema, name)) {
    const rejected = REJECTED_SOMEWHERE.filter((keyword) => keyword in schema);
    assert.deepEqual(rejected, [], `${path} has ${rejected}`);
    assert.equal(typeof schema.type, 'string', `${path} has no single type`);
    assert.ok(!schema.enum || schema.type === 'string', `${path} has an enum of type ${schema.type}`);
    assert.ok(
      (schema.enum ?? []).every((value) => typeof value === 'string'),
      `${path} has an enum of other than strings`,
    );
    assert.ok(schema.type !== 'array' || schema.items, `${path} does not say what its items are`);
  }
  new Ajv2020({ strict: true }).compile(inputSchema);
}

function* subschemas(schema, path) {
  yield { path, schema };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield* subschemas(property, `${path}.${name}`);
  }
  if (schema.items) {
    yield* subschemas(schema.items, `${path}[]`);
  }
}

function documented({ inputSchema }, model) {
  const { properties, required = [] } = inputSchema;
  assert.deepEqual(Object.keys(properties).sort(), Object.keys(model.parameters).sort());
  assert.deepEqual([...required].sort(), [...model.required].sort());
  for (const [name, parameter] of Object.entries(model.parameters)) {
    for (const keyword of ['type', 'enum', 'default', 'maxLength', 'minItems', 'maxItems']) {
      assert.deepEqual(properties[name][keyword], parameter[keyword], `${name}.${keyword}`);
    }
    // A number without documented bounds has those of whole numbers in JSON.
    for (const keyword of ['minimum', 'maximum'].filter((bound) => bound in parameter)) {
      assert.equal(properties[name][keyword], parameter[keyword], `${name}.${keyword}`);
    }
  }
}
