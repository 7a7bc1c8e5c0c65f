/** What a person can do with a result. An action that the host cannot carry out is not offered. */

import { linkAddress } from './words.js';

/**
 * @typedef {object} Action
 * @property {string} label
 * @property {() => Promise<string>} run gives what to tell the person, or an empty text
 * @property {boolean} [primary]
 */

/**
 * @param {import('./host.js').Host} host
 * @param {Record<string, any>} job
 * @param {number} index of the selected output
 * @param {import('./media.js').Output} output
 * @returns {Action[]}
 */
export function resultActions(host, job, index, output) {
  const name = `${output.kind === 'image' ? 'picture' : 'clip'} ${index + 1} of job ${job.job_id} (${output.url})`;
  /** @type {Action[]} */
  const actions = [{ label: 'Download', run: () => download(host, output), primary: true }];
  if (!host.capabilities.message) return actions;
  actions.push(say(host, 'Vary', `Make another version of ${name}, with the same model and arguments.`));
  if (output.kind === 'image') {
    actions.push(say(host, 'Animate', `Make a clip from ${name}.`));
    actions.push(say(host, 'Use as input', `Use ${name} as the input of the next picture. I will say what to change.`));
  }
  return actions;
}

/**
 * Sends a message to the chat as if the person had written it.
 *
 * @param {import('./host.js').Host} host
 * @param {string} label
 * @param {string} text
 * @returns {Action}
 */
export function say(host, label, text) {
  return {
    label,
    run: async () => {
      const content = [{ type: 'text', text }];
      const accepted = await succeeded(host.request('ui/message', { role: 'user', content }));
      return accepted ? '' : 'The chat did not accept the message.';
    },
  };
}

/**
 * Some hosts fail to download, and some fail to open links: the next way is tried, and copying the address is the last.
 *
 * @param {import('./host.js').Host} host
 * @param {import('./media.js').Output} output
 */
async function download(host, output) {
  const { downloadFile, openLinks } = host.capabilities;
  const uri = linkAddress(output.url);
  if (!uri) return 'This result has no address.';
  const contents = [{ type: 'resource_link', uri, name: output.name, mimeType: output.mimeType }];
  if (downloadFile && (await succeeded(host.request('ui/download-file', { contents })))) return '';
  if (openLinks && (await succeeded(host.request('ui/open-link', { url: uri })))) return '';
  return (await copied(uri)) ? 'The address has been copied.' : uri;
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {Promise<Record<string, any>>} request */
async function succeeded(request) {
  try {
    return !(await request).isError;
  } catch {
    return false;
  }
}
