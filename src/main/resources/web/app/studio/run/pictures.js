/** Pictures that go into a call: references as tools take them, and what a person sees of them. */

import { thumbnailPath } from '../gallery/outputs.js';
import { StudioPicture } from '../gallery/picture.js';

/** Messages to the server end at 4 MB, and base64 makes a file a third larger. */
const MOST_INLINE = 2_900_000;

const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/bmp'];

/** What was dropped on, pasted into or picked on this page, by its reference. @type {Map<string, string>} */
const shown = new Map();

/** @param {DataTransfer | null} transfer @returns {File[]} */
export function picturesIn(transfer) {
  return [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/**
 * The reference by which tools take a file of this machine.
 *
 * @param {File} file
 * @param {import('../mcp.js').McpClient} client
 * @param {import('../mcp.js').Tool[]} tools
 */
export async function reference(file, client, tools) {
  if (!TYPES.includes(file.type)) throw new Error(`${file.name} is not a JPEG, PNG, WEBP or BMP picture.`);
  const taken = tools.some(({ name }) => name === 'import_image') ? await uploaded(file, client) : await inline(file);
  shown.set(taken, URL.createObjectURL(file));
  return taken;
}

/**
 * An address at which this page can show the picture, or an empty text if there is none: nothing is loaded from another origin.
 *
 * @param {string} taken
 */
export async function preview(taken) {
  const [, job, number = '1'] = /^job:(j_\w+)(?:#(\d+))?$/.exec(taken) ?? [];
  if (!job) return shown.get(taken) ?? '';
  return StudioPicture.loader.address(thumbnailPath(/** @type {any} */ ({ job_id: job }), Number(number) - 1)).catch(() => '');
}

/** @param {File} file @param {import('../mcp.js').McpClient} client */
async function uploaded(file, client) {
  const { structuredContent } = await client.callTool('import_image', {});
  // The link may name the public address of this server; the page reaches the server by its own.
  const { pathname, search } = new URL(structuredContent?.upload_url, location.href);
  const response = await fetch(pathname + search, { method: 'PUT', body: file, headers: { 'Content-Type': file.type } });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || typeof answer.image !== 'string') {
    throw new Error(answer.error_description ?? `${file.name} could not be uploaded (HTTP ${response.status}).`);
  }
  return answer.image;
}

/** @param {File} file @returns {Promise<string>} */
function inline(file) {
  if (file.size > MOST_INLINE) throw new Error(`${file.name} is larger than 2.9 MB. Use its public URL instead.`);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
