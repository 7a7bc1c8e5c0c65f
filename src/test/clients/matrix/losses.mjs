/** The keywords of the advertised schemas that a converter drops or changes, in any tool. */
export function losses(advertised, converted) {
  const lost = new Set();
  for (const [name, schema] of Object.entries(advertised)) {
    compare(schema, converted[name] ?? {}, lost);
  }
  return [...lost].sort().join(', ');
}

function compare(schema, converted, lost) {
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') {
      for (const [name, property] of Object.entries(value)) {
        compare(property, converted.properties?.[name] ?? {}, lost);
      }
    } else if (keyword === 'items') {
      compare(value, converted.items ?? {}, lost);
    } else if (JSON.stringify(value) !== JSON.stringify(converted[keyword])) {
      lost.add(keyword);
    }
  }
}
