const count = { passed: 0, failed: 0 };

/** One line a check. What the body returns is worth reading beside the name. */
export async function check(name, body) {
  try {
    const remark = await body();
    count.passed++;
    console.log(`ok    ${name}${remark ? ` (${remark})` : ''}`);
  } catch (failure) {
    count.failed++;
    console.log(`FAIL  ${name}: ${oneLine(failure)}`);
  }
}

export function tally() {
  return { ...count };
}

function oneLine(failure) {
  return String(failure?.message ?? failure)
    .replace(/\s+/g, ' ')
    .slice(0, 1200);
}
