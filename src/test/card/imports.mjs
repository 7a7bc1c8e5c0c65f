import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { check } from '../clients/check.mjs';
import { ALL_CAPABILITIES, Chat } from './chat.mjs';

const EDIT = 'hera_1_0_image_edit';
const PART_BYTES = 384 * 1024;

/** A person brings a picture of their own, and the model's next call uses it. */
export async function imports(browser, client) {
  const picking = (name, options, body) =>
    check(`imports: ${name}`, async () => {
      const chat = await open(browser, client, options);
      try {
        await body(chat);
        assert.deepEqual(chat.errors, []);
      } finally {
        await chat.close();
      }
    });

  await picking('a chosen file arrives in parts, and the next call of the model uses it', {}, async (chat) => {
    const file = png(700, 500);
    const chooser = chat.page.waitForEvent('filechooser');
    await chat.button('Choose a file').press('Enter');
    await (await chooser).setFiles(file);
    const image = await imported(chat);
    assert.equal(chat.called('upload_image').length, Math.ceil(file.buffer.length / PART_BYTES));
    assert.ok(chat.called('upload_image').length > 1, 'the file has several parts');
    assert.match(chat.asked('ui/update-model-context')[0].params.content[0].text, new RegExp(`${image} \\(700 × 500\\)`));
    await chat.button('Use it').click();
    await chat.settled();
    assert.ok(chat.asked('ui/message')[0].params.content[0].text.includes(image));

    const edited = await client.callTool({ name: EDIT, arguments: { prompt: `at night, ${image}`, images: [image] } });
    assert.equal(edited.structuredContent.status, 'completed');
  });

  for (const [event, type] of [
    ['drop', 'dataTransfer'],
    ['paste', 'clipboardData'],
  ]) {
    await picking(`a picture arrives by ${event}`, {}, async (chat) => {
      await chat.evaluate(give, [event, type, [...png(8, 6).buffer]]);
      await imported(chat);
    });
  }

  await picking('what is no picture is said, and another file can be chosen', {}, async (chat) => {
    await choose(chat, { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('a text') });
    await chat.waitForState('failed');
    assert.match(await chat.text('notice-text'), /no JPEG, PNG, WEBP or BMP picture/);
    await choose(chat, png(8, 6));
    await imported(chat);
  });

  await picking('a file that is too large is not sent', {}, async (chat) => {
    await choose(chat, { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
    await chat.waitForState('failed');
    assert.deepEqual(chat.called('upload_image'), []);
  });

  await picking('a call that fails is said', {}, async (chat) => {
    chat.onCallTool = () => Promise.reject(new Error('<b>the host gave up</b>'));
    await choose(chat, png(8, 6));
    await chat.waitForState('failed');
    assert.match(await chat.text('notice-text'), /<b>the host gave up<\/b>/);
  });

  const deaf = { ...ALL_CAPABILITIES, serverTools: undefined };
  await picking('nothing is offered that the host cannot do', { capabilities: deaf }, async (chat) => {
    await chat.card.getByText('This chat does not let the card take files').waitFor();
    assert.equal(await chat.card.getByRole('button').count(), 0);
  });
}

/** The card of a call without arguments, as the model makes it. */
export async function open(browser, client, options = {}) {
  const chat = await Chat.open(browser, client, { tool: 'import_image', ...options });
  await chat.bridge.sendToolInput({ arguments: {} });
  await chat.bridge.sendToolResult(await client.callTool({ name: 'import_image', arguments: {} }));
  return chat;
}

export async function choose(chat, file) {
  await chat.card.locator('#file').setInputFiles(file);
}

/** Waits until the picture has arrived. Returns its name. */
export async function imported(chat) {
  await chat.waitForState('imported');
  return (await chat.text('notice-text')).match(/import:[0-9a-f]{24}/)[0];
}

/** Runs in the card: an event with a file, as a browser makes it when a person drops or pastes one. */
function give([event, property, bytes]) {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], 'cat.png', { type: 'image/png' }));
  dispatchEvent(Object.assign(new Event(event, { cancelable: true }), { [property]: transfer }));
}

/** A picture of noise, which compresses badly. */
export function png(width, height) {
  const rows = Buffer.alloc((3 * width + 1) * height);
  randomFillSync(rows);
  for (let row = 0; row < height; row += 1) rows[row * (3 * width + 1)] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
  return { name: 'noise.png', mimeType: 'image/png', buffer };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
