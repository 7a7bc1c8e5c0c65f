/** Runs a function for each item, several at once, and returns the results in the order of the items. */
export async function inParallel(items, concurrency, run) {
  const results = [];
  const next = items.entries();
  const worker = async () => {
    for (const [index, item] of next) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
