/** A person chooses a picture, and the chat learns its name. */

import { say } from './actions.js';
import { Host } from './host.js';
import { MOST_BYTES, upload } from './upload.js';
import { adopt, element, reserve, showActions, showNotice, write } from './view.js';

const input = /** @type {HTMLInputElement} */ (element('file'));
const canvas = /** @type {HTMLCanvasElement} */ (element('picture'));
const progress = /** @type {HTMLProgressElement} */ (element('progress'));

let sending = false;

const choose = { label: 'Choose a file', run: async () => (input.click(), ''), primary: true };

const host = new Host({
  'tool-result': ({ structuredContent, isError }) => {
    if (structuredContent?.image) imported(structuredContent);
    else if (isError) failed(structuredContent?.error?.message ?? 'The picture could not be imported.');
  },
  'tool-cancelled': () => {},
  'host-context-changed': (changes) => adopt(changes),
  'resource-teardown': () => size.disconnect(),
});

const size = new ResizeObserver(() => {
  host.notify('ui/notifications/size-changed', { height: Math.ceil(document.body.getBoundingClientRect().height) });
});

reserve(3 / 2);
await host.connect();
adopt(host.context);
size.observe(document.body);
if (host.capabilities.serverTools) listen();
else showNotice('Not here', 'This chat does not let the card take files. Name the picture in the chat.', '');

function listen() {
  showActions([choose]);
  input.onchange = () => {
    take(input.files);
    input.value = '';
  };
  addEventListener('paste', ({ clipboardData }) => take(clipboardData?.files));
  addEventListener('dragover', (event) => {
    event.preventDefault();
    state('dropping');
  });
  addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && state('choosing'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    state('choosing');
    take(event.dataTransfer?.files);
  });
}

/** @param {'choosing' | 'dropping' | 'sending' | 'imported' | 'failed'} name */
function state(name) {
  if (!sending) element('card').dataset.state = name;
}

/** @param {FileList | null | undefined} files of which the first is taken */
async function take(files) {
  const file = files?.[0];
  if (!file || sending) return;
  if (file.size > MOST_BYTES) return failed('The file is larger than 10 MB.');
  await show(file);
  state('sending');
  sending = true;
  showNotice('Importing…', '', '');
  showActions([]);
  progress.value = 0;
  progress.hidden = false;
  try {
    const { structuredContent } = await upload(host, file, (sent) => {
      progress.value = sent;
    });
    sending = false;
    imported(structuredContent);
    tellModel(structuredContent);
  } catch (failure) {
    sending = false;
    failed(/** @type {Error} */ (failure).message);
  }
  progress.hidden = true;
}

/** On a canvas, because the policy of a card may let no other picture in. @param {Blob} file */
async function show(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  element('invitation').hidden = picture !== null;
  canvas.hidden = picture === null;
  if (!picture) return;
  const scale = Math.min(1, 800 / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  reserve(picture.width / picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
}

/** @param {Record<string, any>} answer */
function imported({ image, width, height, note }) {
  state('imported');
  showNotice('Imported', `${image} (${width} × ${height}). ${note ?? ''}`, '');
  const another = host.capabilities.serverTools ? [{ ...choose, label: 'Change', primary: false }] : [];
  const use = { ...say(host, 'Use it', `Use the picture ${image}.`), primary: true };
  showActions(host.capabilities.message ? [use, ...another] : another);
  if (!host.capabilities.message) write('hint', 'Go on in the chat: say what to do with the picture.');
}

/** @param {Record<string, any>} answer */
function tellModel({ image, width, height }) {
  if (!host.capabilities.updateModelContext) return;
  const text = `The person chose a picture: ${image} (${width} × ${height}). Give tools that name as the image.`;
  host.request('ui/update-model-context', { content: [{ type: 'text', text }] }).catch(() => {});
}

/** @param {string} reason */
function failed(reason) {
  state('failed');
  showNotice('Not imported', reason, '');
  showActions(host.capabilities.serverTools ? [choose] : []);
}
