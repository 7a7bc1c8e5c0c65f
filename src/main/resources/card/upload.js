/** Sends a file to the server through the chat: in parts, because no message is long enough for the whole. */

export const MOST_BYTES = 10 * 1024 * 1024;

/** In Base64 a third more. Hosts and the server refuse messages of a few megabytes. */
const PART_BYTES = 384 * 1024;

const NAME_BYTES = 16;

/**
 * @param {import('./host.js').Host} host
 * @param {Blob} file
 * @param {(sent: number) => void} onProgress told which part of the file has been sent, up to 1
 * @returns {Promise<Record<string, any>>} the answer to the last part
 */
export async function upload(host, file, onProgress) {
  const parts = Math.max(1, Math.ceil(file.size / PART_BYTES));
  const name = [...crypto.getRandomValues(new Uint8Array(NAME_BYTES))].map((byte) => byte.toString(16)).join('');
  let answer = {};
  for (let part = 1; part <= parts; part += 1) {
    const bytes = file.slice((part - 1) * PART_BYTES, part * PART_BYTES);
    answer = await host.callTool('upload_image', { upload: name, part, parts, data: await base64(bytes) });
    if (answer.isError) throw new Error(message(answer));
    onProgress(part / parts);
  }
  return answer;
}

/** @param {Blob} bytes @returns {Promise<string>} */
function base64(bytes) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error('The file cannot be read.'));
    reader.readAsDataURL(bytes);
  });
}

/** @param {Record<string, any>} answer of a tool that refused */
function message({ structuredContent, content = [] }) {
  const got = structuredContent?.error?.violations?.[0]?.got;
  return got ? `The file is ${got}.` : (content[0]?.text ?? 'The server refused the file.');
}
