const count = { passed: 0, failed: 0 };

/** Runs a check and prints one line for it. A value that the body returns is printed next to the name. */
export async function check(name, body) {
  try {
    const detail = await body();
    count.passed++;
    console.log(`ok    ${name}${detail ? ` (${detail})` : ''}`);
  } catch (failure) {
    count.failed++;
    console.log(`FAIL  ${name}: ${oneLine(failure)}`);
  }
}

export function results() {
  return { ...count };
}

function oneLine(failure) {
  return String(failure?.message ?? failure)
    .replace(/\s+/g, ' ')
    .slice(0, 1200);
}
