/**
 * Reads the recipe that this server writes into pictures that it saves: a comment in PNG (iTXt) and JPEG (COM), XMP in WebP. The file
 * stays in the browser. What it says was written by a stranger, perhaps.
 *
 * @typedef {object} Recipe
 * @property {string} model
 * @property {string} jobId
 * @property {Record<string, unknown>} arguments
 */

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK_FRAME = 12;
const JPEG_COMMENT = 0xfe;
const JPEG_SCAN = 0xda;

/** @param {ArrayBuffer} file @returns {Recipe | null} */
export function recipeOf(file) {
  for (const text of texts(new DataView(file))) {
    const recipe = parsed(text);
    if (recipe) return recipe;
  }
  return null;
}

/** @param {DataView} file @returns {Iterable<string>} */
function texts(file) {
  if (PNG.every((byte, index) => index < file.byteLength && file.getUint8(index) === byte)) return pngComments(file);
  if (file.byteLength > 4 && file.getUint16(0) === 0xffd8) return jpegComments(file);
  if (file.byteLength > 16 && ascii(file, 0, 4) === 'RIFF' && ascii(file, 8, 4) === 'WEBP') return webpDescriptions(file);
  return [];
}

/** @param {DataView} file */
function* pngComments(file) {
  for (let at = PNG.length; at + CHUNK_FRAME <= file.byteLength; ) {
    const length = file.getUint32(at);
    const start = at + 8;
    if (start + length > file.byteLength) return;
    if (ascii(file, at + 4, 4) === 'iTXt') {
      const text = utf8(file, start, length);
      // The keyword, no compression, no language, no translated keyword.
      if (text.startsWith('Comment\0\0\0\0\0')) yield text.slice('Comment\0\0\0\0\0'.length);
    }
    at = start + length + 4;
  }
}

/** @param {DataView} file */
function* jpegComments(file) {
  for (let at = 2; at + 4 <= file.byteLength && file.getUint8(at) === 0xff; ) {
    const marker = file.getUint8(at + 1);
    const length = file.getUint16(at + 2);
    if (marker === JPEG_SCAN || length < 2 || at + 2 + length > file.byteLength) return;
    if (marker === JPEG_COMMENT) yield utf8(file, at + 4, length - 2);
    at += 2 + length;
  }
}

/** @param {DataView} file */
function* webpDescriptions(file) {
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const length = file.getUint32(at + 4, true);
    if (at + 8 + length > file.byteLength) return;
    if (ascii(file, at, 4) === 'XMP ') {
      const packet = new DOMParser().parseFromString(utf8(file, at + 8, length), 'text/xml');
      for (const item of packet.getElementsByTagName('rdf:li')) yield item.textContent ?? '';
    }
    at += 8 + length + (length % 2);
  }
}

/** @param {string} text @returns {Recipe | null} */
function parsed(text) {
  try {
    const json = JSON.parse(text);
    const isOurs =
      json?.generator === 'api18-mcp' &&
      typeof json.model === 'string' &&
      typeof json.arguments === 'object' &&
      json.arguments !== null &&
      !Array.isArray(json.arguments);
    return isOurs ? { model: json.model, jobId: String(json.job_id ?? ''), arguments: json.arguments } : null;
  } catch {
    return null;
  }
}

/** @param {DataView} file @param {number} start @param {number} length */
function ascii(file, start, length) {
  return String.fromCharCode(...new Uint8Array(file.buffer, file.byteOffset + start, length));
}

/** @param {DataView} file @param {number} start @param {number} length */
function utf8(file, start, length) {
  return new TextDecoder().decode(new Uint8Array(file.buffer, file.byteOffset + start, length));
}
