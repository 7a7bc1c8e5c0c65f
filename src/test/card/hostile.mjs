import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { Chat } from './chat.mjs';

const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script>"'><a href="javascript:alert(3)">x</a>`;

const ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'x" onerror="alert(1)',
  'https:',
  '',
];

/** Prompts, errors, names and addresses come from strangers. */
export async function hostile(browser, client) {
  await check('hostile: texts are shown as they are', async () => {
    const chat = await Chat.open(browser, client);
    await chat.bridge.sendToolInput({ arguments: { prompt: MARKUP, model: MARKUP, aspect_ratio: MARKUP } });
    await chat.card.getByText(MARKUP).first().waitFor();
    const error = { type: MARKUP, message: MARKUP, retryable: true };
    await chat.bridge.sendToolResult(answer({ status: 'failed', model: MARKUP, job_id: MARKUP, charged: MARKUP, error }));
    await chat.waitForState('failed');
    assert.equal(await chat.text('notice-text'), MARKUP);
    await chat.bridge.sendToolCancelled({ reason: MARKUP });
    await untouched(chat);
  });

  for (const url of ADDRESSES) {
    await check(`hostile: no picture and no link has the address "${url}"`, async () => {
      const chat = await Chat.open(browser, client, { csp: () => ({ resourceDomains: ['*'] }) });
      await chat.bridge.sendToolResult(answer({ status: 'completed', job_id: 'j_1', outputs: [{ url }, { url }] }));
      await chat.card.getByText('This chat does not show the image').waitFor();
      await chat.button('Download').click();
      await chat.card.getByText('This result has no address.').waitFor();
      assert.deepEqual(chat.asked('ui/download-file'), []);
      await untouched(chat);
    });
  }

  await check('hostile: bytes that claim another type are no document', async () => {
    const chat = await Chat.open(browser, client, { csp: () => ({}) });
    chat.onCallTool = () => ({
      content: [],
      structuredContent: { mime_type: 'text/html', data: Buffer.from(MARKUP).toString('base64') },
    });
    await chat.bridge.sendToolResult(
      answer({ status: 'completed', job_id: 'j_1', outputs: [{ url: 'https://example.com/a.png' }] }),
    );
    await chat.card.getByRole('link', { name: 'https://example.com/a.png' }).waitFor();
    await untouched(chat);
  });

  await check('hostile: answers of a strange form do not break the card', async () => {
    const chat = await Chat.open(browser, client);
    for (const structuredContent of [
      {},
      { status: 'completed' },
      { status: 'completed', outputs: 'none' },
      { status: 'completed', outputs: [null, 7] },
      { status: 'awaiting_confirmation', quoted_usd: null },
      { status: 'failed', error: 'broken' },
      { status: 'new', outputs: [] },
    ]) {
      await chat.bridge.sendToolResult(answer(structuredContent));
      await chat.settled();
    }
    await untouched(chat);
  });

  await check('hostile: other windows are not listened to', async () => {
    const chat = await Chat.open(browser, client);
    await chat.evaluate(() =>
      dispatchEvent(
        new MessageEvent('message', {
          source: window,
          data: { jsonrpc: '2.0', method: 'ui/notifications/tool-cancelled', params: {} },
        }),
      ),
    );
    await chat.settled();
    await chat.waitForState('input');
    await untouched(chat);
  });
}

function answer(structuredContent) {
  return { content: [], structuredContent };
}

/** Nothing ran, and no element was made of what strangers wrote. */
async function untouched(chat) {
  await chat.settled();
  const made = await chat.evaluate(() => ({
    scripts: document.scripts.length,
    handlers: document.querySelectorAll('[onerror], [onload], [onclick]').length,
    links: [...document.links].map(({ href }) => href).filter((href) => !/^https?:/.test(href)),
    sources: [...document.images].map(({ src }) => src).filter((src) => src && !/^(https?:|data:image\/)/.test(src)),
  }));
  assert.deepEqual(made, { scripts: 1, handlers: 0, links: [], sources: [] });
  assert.deepEqual(chat.errors, []);
  await chat.close();
}
