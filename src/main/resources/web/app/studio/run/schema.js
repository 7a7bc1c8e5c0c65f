/**
 * A form's fields, read from the input schemas of tools. Everything here is a pure function.
 *
 * @typedef {import('../mcp.js').Tool} Tool
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {'prompt' | 'line' | 'url' | 'choice' | 'range' | 'number' | 'flag' | 'images'} kind
 * @property {string} description
 * @property {boolean} required
 * @property {unknown} [standard] what the service takes if nothing is sent
 * @property {(string | number)[]} options of a choice
 * @property {number} [least]
 * @property {number} [most] also the number of pictures, or of characters
 * @property {string[]} tools the names of those that have it
 */

const LONG_TEXT = 1000;

/** The fields of all tools: one that several have is shown once. @param {Tool[]} tools @returns {Field[]} */
export function fields(tools) {
  /** @type {Map<string, Field>} */
  const merged = new Map();
  for (const tool of tools) {
    for (const [name, schema] of Object.entries(tool.inputSchema.properties ?? {})) {
      const field = read(name, schema, tool);
      const before = merged.get(name);
      merged.set(name, before ? union(before, field) : field);
    }
  }
  return [...merged.values()];
}

/** Whether a field is shown at once; the others wait under "More options". @param {Field} field */
export function isMain({ required, standard, kind }) {
  return required || kind === 'images' || (standard !== undefined && ['choice', 'range'].includes(kind));
}

/** Whether a tool takes a picture. @param {Tool} tool */
export function takesPicture(tool) {
  return fields([tool]).some(({ kind }) => kind === 'images');
}

/**
 * What is sent to a tool: what was filled in, in the tool's own types. Defaults are left out.
 *
 * @param {Tool} tool
 * @param {Record<string, any>} values
 */
export function argumentsOf(tool, values) {
  /** @type {Record<string, any>} */
  const args = {};
  for (const [name, schema] of Object.entries(tool.inputSchema.properties ?? {})) {
    const value = typed(schema, values[name]);
    if (value !== undefined && value !== schema.default) args[name] = value;
  }
  return args;
}

/** Arguments of an earlier call, as the form holds them. @param {Tool} tool @param {Record<string, any>} args */
export function valuesOf(tool, args) {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([name, value]) => name in (tool.inputSchema.properties ?? {}) && value !== null)
      .map(([name, value]) => [name, isPicture(tool.inputSchema.properties[name]) ? [value].flat() : value]),
  );
}

/** The shape of the result, width by height, as far as the arguments tell. @param {Record<string, any>} args @param {string} kind */
export function ratio(args, kind) {
  const [, width, height] = /^(\d+):(\d+)$/.exec(String(args.aspect_ratio)) ?? [];
  if (width) return Number(width) / Number(height);
  return kind === 'video' ? 16 / 9 : 1;
}

/** How many pictures a call makes. @param {Tool} tool @param {Record<string, any>} args */
export function outputsOf(tool, args) {
  const name = ['num_images', 'count'].find((known) => known in (tool.inputSchema.properties ?? {}));
  return name ? Number(args[name] ?? tool.inputSchema.properties[name].default ?? 1) : 1;
}

/** @param {string} name @param {Record<string, any>} schema @param {Tool} tool @returns {Field} */
function read(name, schema, tool) {
  const options = schema.enum ?? numbers(schema);
  const picture = isPicture(schema);
  return {
    name,
    kind: kind(name, schema, options, picture),
    description: schema.description ?? '',
    required: (tool.inputSchema.required ?? []).includes(name),
    standard: schema.default,
    options,
    least: schema.minimum,
    most: picture ? (schema.maxItems ?? 1) : (schema.maximum ?? schema.maxLength),
    tools: [tool.name],
  };
}

/** @param {string} name @param {Record<string, any>} schema @param {unknown[]} options @param {boolean} picture */
function kind(name, schema, options, picture) {
  if (picture) return 'images';
  if (options.length) return 'choice';
  if (schema.type === 'boolean') return 'flag';
  if (schema.type === 'integer' || schema.type === 'number') return 'maximum' in schema ? 'range' : 'number';
  if (name === 'url') return 'url';
  return schema.maxLength >= LONG_TEXT || name.endsWith('prompt') ? 'prompt' : 'line';
}

/** The portable schemas name the options of a number in its description. @param {Record<string, any>} schema @returns {number[]} */
function numbers({ type, description = '' }) {
  const [, list] = (type === 'integer' && /One of: ([\d, ]+)\./.exec(description)) || [];
  return list ? list.split(',').map(Number) : [];
}

/** @param {Record<string, any>} schema */
function isPicture({ type, items, description = '' }) {
  return description.includes('job:JOB_ID') && (type === 'string' || items?.type === 'string');
}

/** @param {Field} one @param {Field} other @returns {Field} */
function union(one, other) {
  const options = [...new Set([...one.options, ...other.options])];
  return {
    ...one,
    required: one.required || other.required,
    options: one.kind === 'choice' && typeof options[0] === 'number' ? options.sort((a, b) => Number(a) - Number(b)) : options,
    least: least(one.least, other.least),
    most: one.most === undefined || other.most === undefined ? undefined : Math.max(one.most, other.most),
    tools: [...one.tools, ...other.tools],
  };
}

/** @param {number | undefined} one @param {number | undefined} other */
function least(one, other) {
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
}

/** @param {Record<string, any>} schema @param {unknown} value */
function typed(schema, value) {
  if (value === undefined || value === '' || value === null) return undefined;
  if (isPicture(schema)) {
    const pictures = [value].flat();
    if (!pictures.length) return undefined;
    return schema.type === 'array' ? pictures : pictures[0];
  }
  return schema.type === 'integer' || schema.type === 'number' ? Number(value) : value;
}
