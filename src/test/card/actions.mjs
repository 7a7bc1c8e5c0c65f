import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { IMAGE, PROMPT } from './calls.mjs';
import { ALL_CAPABILITIES, Chat } from './chat.mjs';
import { loaded } from './story.mjs';

/** What a person can do with a result, by what the host can do. */
export async function actions(browser, client) {
  const args = { prompt: PROMPT, num_images: 3 };
  const result = await client.callTool({ name: IMAGE, arguments: args });
  const withPictures = (name, options, body) =>
    check(`actions: ${name}`, async () => {
      const chat = await Chat.open(browser, client, options);
      try {
        await chat.bridge.sendToolInput({ arguments: args });
        await chat.bridge.sendToolResult(result);
        await loaded(chat, '#frame img');
        await body(chat, result.structuredContent);
        assert.deepEqual(chat.errors, []);
      } finally {
        await chat.close();
      }
    });

  await withPictures('a selection is shown, and the model is told of it', {}, async (chat, job) => {
    await chat.button('Picture 2').click();
    await chat.evaluateUntil((url) => document.querySelector('#frame img').src === url, job.outputs[1].url);
    await chat.settled();
    const [{ params }] = chat.asked('ui/update-model-context');
    assert.match(params.content[0].text, /looks at output 2 of 3/);
    assert.ok(params.content[0].text.includes(job.outputs[1].url));
  });

  for (const label of ['Vary', 'Animate', 'Use as input']) {
    await withPictures(`${label} is said in the chat`, {}, async (chat, job) => {
      await chat.button(label).click();
      await chat.settled();
      const [{ params }] = chat.asked('ui/message');
      assert.equal(params.role, 'user');
      assert.ok(params.content[0].text.includes(job.outputs[0].url));
    });
  }

  await withPictures('a message that is refused is reported', {}, async (chat) => {
    chat.onRequest = () => ({ isError: true });
    await chat.button('Vary').click();
    await chat.card.getByText('The chat did not accept the message.').waitFor();
  });

  await withPictures('the host downloads the result', {}, async (chat, job) => {
    await chat.button('Download').click();
    await chat.settled();
    assert.equal(chat.asked('ui/download-file')[0].params.contents[0].uri, job.outputs[0].url);
    assert.deepEqual(chat.asked('ui/open-link'), []);
  });

  await withPictures('a failed download opens the address', {}, async (chat, job) => {
    chat.onRequest = (method) => {
      if (method === 'ui/download-file') throw new Error('not supported');
      return {};
    };
    await chat.button('Download').click();
    await chat.settled();
    assert.deepEqual(chat.asked('ui/open-link')[0].params, { url: job.outputs[0].url });
  });

  await withPictures('without any other way the address is shown', { capabilities: {} }, async (chat, job) => {
    await chat.button('Download').click();
    await chat.card.getByText(/^http:|copied/).waitFor();
    assert.ok(['The address has been copied.', job.outputs[0].url].includes(await chat.text('hint')));
  });

  const silent = { ...ALL_CAPABILITIES, message: undefined };
  await withPictures('nothing is offered that the host cannot do', { capabilities: silent }, async (chat) => {
    assert.deepEqual(await chat.card.locator('#actions button').allInnerTexts(), ['Download']);
  });
}
