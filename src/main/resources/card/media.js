/** Pictures and clips, each with something to show if the host does not let the card load it. */

import { mediaAddress } from './words.js';

/**
 * @typedef {object} Output
 * @property {'image' | 'video'} kind
 * @property {string} url
 * @property {string} mimeType
 * @property {boolean} expired
 * @property {string} name
 */

/**
 * @param {Output} output
 * @param {string} description for people who do not see it
 * @param {() => Promise<string>} preview gives an address without a host, or an empty one
 * @param {(ratio: number) => void} onRatio told when the shape is known
 * @param {() => void} onFailure told when nothing can be shown
 */
export function picture(output, description, preview, onRatio, onFailure) {
  const image = document.createElement('img');
  image.alt = description;
  image.decoding = 'async';
  image.referrerPolicy = 'no-referrer';
  image.onload = () => onRatio(image.naturalWidth / image.naturalHeight);
  image.onerror = async () => {
    image.onerror = onFailure;
    const address = mediaAddress(await preview());
    if (address) image.src = address;
    else onFailure();
  };
  const address = mediaAddress(output.url);
  if (address) image.src = address;
  else queueMicrotask(onFailure);
  return image;
}

/**
 * @param {Output} output
 * @param {string} description
 * @param {(ratio: number) => void} onRatio
 * @param {() => void} onFailure
 */
export function clip(output, description, onRatio, onFailure) {
  const video = document.createElement('video');
  video.controls = true;
  video.playsInline = true;
  video.loop = true;
  video.preload = 'metadata';
  video.setAttribute('aria-label', description);
  video.onloadedmetadata = () => video.videoHeight && onRatio(video.videoWidth / video.videoHeight);
  video.onerror = onFailure;
  const address = mediaAddress(output.url);
  if (address) video.src = address;
  else queueMicrotask(onFailure);
  return video;
}

/**
 * The bytes of pictures, asked for once each.
 *
 * @param {(args: {job_id: string, output: number}) => Promise<Record<string, any>>} ask
 */
export function previews(ask) {
  /** @type {Map<string, Promise<string>>} */
  const known = new Map();
  return (/** @type {string} */ job, /** @type {number} */ index) => {
    const key = `${job}#${index}`;
    if (!known.has(key)) {
      known.set(
        key,
        ask({ job_id: job, output: index + 1 }).then(
          ({ structuredContent: file }) => (file?.data ? `data:${file.mime_type};base64,${file.data}` : ''),
          () => '',
        ),
      );
    }
    return known.get(key) ?? Promise.resolve('');
  };
}
