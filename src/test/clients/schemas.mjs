import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { check } from './check.mjs';
import { connected } from './client.mjs';
import { EVERY_TOOL, LARGEST_LIST_BYTES, MODEL_TOOLS } from './contract.mjs';
import { IMGHERO_IMAGE, IMGHERO_SEARCH, IMGHERO_URL, MODELS, THEO_IMAGES } from './seed.mjs';
import { NO_SERVICE } from './server.mjs';

/** Each of these anywhere in a tool's input schema makes some client reject the whole list. */
const REJECTED_SOMEWHERE = ['$ref', 'oneOf', 'anyOf', 'allOf', 'const', 'exclusiveMinimum'];

/** What the services document of each tool that asks them. */
const DOCUMENTED = {
  ...Object.fromEntries(Object.entries(MODELS).map(([id, model]) => [MODEL_TOOLS[id], model])),
  theo_generate_images: THEO_IMAGES,
  imghero_generate_image: IMGHERO_IMAGE,
  imghero_search_urls: IMGHERO_SEARCH,
  imghero_get_url: IMGHERO_URL,
};

export async function schemas(jar) {
  const tools = await connected(jar, NO_SERVICE, 'stdio', listed);
  for (const tool of tools) {
    await check(`schema of ${tool.name}: every client can take it`, () => portable(tool));
  }
  for (const [name, document] of Object.entries(DOCUMENTED)) {
    await check(`schema of ${name}: exactly what is documented`, () =>
      documented(
        tools.find((tool) => tool.name === name),
        document,
      ),
    );
  }
}

async function listed(connection) {
  const { tools, nextCursor } = await connection.client.listTools();
  await check('schemas: with every key there is every tool, in one small page', () => {
    assert.equal(nextCursor, undefined);
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...EVERY_TOOL].sort());
    const bytes = Buffer.byteLength(JSON.stringify(connection.lastAnswer()));
    assert.ok(bytes < LARGEST_LIST_BYTES, `${bytes} bytes`);
    return `${tools.length} tools, ${bytes} bytes`;
  });
  return tools;
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

function documented(tool, model) {
  assert.ok(tool, 'no such tool');
  const { properties, required = [] } = tool.inputSchema;
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
