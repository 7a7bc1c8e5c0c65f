import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { check } from './check.mjs';
import { withConnection } from './client.mjs';
import { ALL_TOOLS, MAX_TOOL_LIST_BYTES, MODEL_TOOLS } from './contract.mjs';
import { IMGHERO_IMAGE, IMGHERO_SEARCH, IMGHERO_URL, MODELS, THEO_IMAGES } from './documented.mjs';
import { NO_SERVICES } from './server.mjs';

/** Some clients reject the whole list of tools if one of these keywords occurs anywhere in an input schema. */
const NOT_PORTABLE = ['$ref', 'oneOf', 'anyOf', 'allOf', 'const', 'exclusiveMinimum'];

/** The documented parameters of each tool that calls a service. */
const DOCUMENTED = {
  ...Object.fromEntries(Object.entries(MODELS).map(([id, model]) => [MODEL_TOOLS[id], model])),
  theo_generate_images: THEO_IMAGES,
  imghero_generate_image: IMGHERO_IMAGE,
  imghero_search_urls: IMGHERO_SEARCH,
  imghero_get_url: IMGHERO_URL,
};

export async function schemas(jar) {
  const tools = await withConnection(jar, NO_SERVICES, 'stdio', listTools);
  for (const tool of tools) {
    await check(`schema of ${tool.name}: every client accepts it`, () => assertPortable(tool));
  }
  for (const [name, documentation] of Object.entries(DOCUMENTED)) {
    await check(`schema of ${name}: matches the documentation exactly`, () =>
      assertDocumented(
        tools.find((tool) => tool.name === name),
        documentation,
      ),
    );
  }
}

async function listTools(connection) {
  const { tools, nextCursor } = await connection.client.listTools();
  await check('schemas: a server with every key lists every tool, in one small page', () => {
    assert.equal(nextCursor, undefined);
    assert.deepEqual(tools.map(({ name }) => name).sort(), [...ALL_TOOLS].sort());
    const bytes = Buffer.byteLength(JSON.stringify(connection.lastResponse()));
    assert.ok(bytes < MAX_TOOL_LIST_BYTES, `${bytes} bytes`);
    return `${tools.length} tools, ${bytes} bytes`;
  });
  return tools;
}

function assertPortable({ name, description, inputSchema }) {
  assert.match(name, /^[a-zA-Z0-9_-]{1,48}$/);
  assert.ok(description, 'there is no description');
  assert.equal(inputSchema.type, 'object');
  assert.equal(inputSchema.additionalProperties, false);
  for (const { path, schema } of subschemas(inputSchema, name)) {
    const keywords = NOT_PORTABLE.filter((keyword) => keyword in schema);
    assert.deepEqual(keywords, [], `${path} has ${keywords}`);
    assert.equal(typeof schema.type, 'string', `${path} has no single type`);
    assert.ok(!schema.enum || schema.type === 'string', `${path} has an enum of type ${schema.type}`);
    assert.ok(
      (schema.enum ?? []).every((value) => typeof value === 'string'),
      `${path} has an enum with values that are not strings`,
    );
    assert.ok(schema.type !== 'array' || schema.items, `${path} is an array without items`);
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

function assertDocumented(tool, documentation) {
  assert.ok(tool, 'the tool is not listed');
  const { properties, required = [] } = tool.inputSchema;
  assert.deepEqual(Object.keys(properties).sort(), Object.keys(documentation.parameters).sort());
  assert.deepEqual([...required].sort(), [...documentation.required].sort());
  for (const [name, parameter] of Object.entries(documentation.parameters)) {
    for (const keyword of ['type', 'enum', 'default', 'maxLength', 'minItems', 'maxItems']) {
      assert.deepEqual(properties[name][keyword], parameter[keyword], `${name}.${keyword}`);
    }
    // A number without documented bounds has the bounds of whole numbers in JSON.
    for (const keyword of ['minimum', 'maximum'].filter((bound) => bound in parameter)) {
      assert.equal(properties[name][keyword], parameter[keyword], `${name}.${keyword}`);
    }
  }
}
