import assert from 'node:assert/strict';

/** The calls of a chat's model, with which the checks begin. */

export const IMAGE = 'hera_1_0_text_to_image';
export const CLIP = 'centaurus_1_0_text_to_video';
export const PROMPT = 'A lighthouse at dusk, its beam sweeping over a calm sea, long exposure, muted blues and one warm light';

let calls = 0;

/** Every call has its own prompt, so that it does not get the job of another one. */
export function prompt(words = PROMPT) {
  calls += 1;
  return `${words} (${calls})`;
}

/** A call of a model, from its arguments to its result. */
export async function callTool(chat, name, args) {
  await chat.bridge.sendToolInput({ arguments: args });
  const result = await chat.client.callTool({ name, arguments: args });
  await chat.bridge.sendToolResult(result);
  return result.structuredContent;
}

/** Begins a job without waiting for it. The sandbox takes some seconds for it. */
export async function submit(chat) {
  const job = await callTool(chat, 'submit_job', { model: IMAGE, arguments: { prompt: prompt(`${PROMPT} #slow`) } });
  assert.equal(job.status, 'processing');
  return job;
}
