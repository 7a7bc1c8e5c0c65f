import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { callTool, CLIP, IMAGE, prompt, submit } from './calls.mjs';
import { ALL_CAPABILITIES, Chat } from './chat.mjs';

/** From the first words of the arguments to the end of the job. */
export async function story(browser, client) {
  const inChat = (name, options, body) =>
    check(`story: ${name}`, async () => {
      const chat = await Chat.open(browser, client, options);
      try {
        await body(chat);
        assert.deepEqual(chat.errors, []);
      } finally {
        await chat.close();
      }
    });

  await inChat('shows model, prompt and price while the arguments stream in', {}, async (chat) => {
    await chat.bridge.sendToolInputPartial({ arguments: { prompt: 'A light' } });
    await chat.card.getByText('A light', { exact: true }).waitFor();
    assert.equal(await chat.text('model'), 'Hera 1.0 text to image');
    assert.equal(await chat.text('price'), '$0.056 per image');

    await chat.bridge.sendToolInput({ arguments: { prompt: 'A lighthouse', num_images: 2 } });
    await chat.card.getByText('$0.112', { exact: true }).waitFor();
    assert.equal(await chat.text('prompt'), 'A lighthouse');
  });

  await inChat('shows the pictures of a completed call with cost and expiry', {}, async (chat) => {
    const job = await callTool(chat, IMAGE, { prompt: prompt(), aspect_ratio: '16:9' });
    await loaded(chat, '#frame img');
    // One host is said not to show the card of such a tool. The official host side does.
    assert.ok(chat.tool.annotations);
    assert.equal(job.status, 'completed');
    assert.match(await chat.text('facts'), /\$0\.056[^]*Expires in \d+ days/);
    assert.deepEqual(chat.called('preview_output'), []);
  });

  await inChat('shows a clip', { tool: CLIP }, async (chat) => {
    await callTool(chat, CLIP, { prompt: prompt('Waves'), duration: 2 });
    await chat.waitForState('completed');
    await chat.evaluateUntil(() => document.querySelector('video')?.videoWidth > 0);
    assert.match(await chat.text('facts'), /\$0\.40/);
  });

  await inChat('finishes by itself: from processing to the picture without the model', {}, async (chat) => {
    const job = await submit(chat);
    await loaded(chat, '#frame img');
    assert.deepEqual(
      chat.asked('tools/call').map(({ params }) => params.name).filter((name) => name !== 'quote'),
      ['get_job'],
    );
    assert.match(chat.asked('ui/update-model-context')[0].params.content[0].text, new RegExp(job.job_id));
    assert.deepEqual(chat.asked('ui/message'), []);
  });

  await inChat('tries again when the host cannot ask', {}, async (chat) => {
    chat.onCallTool = (params) => {
      if (chat.called('get_job').length === 1) throw new Error('no connection');
      return client.callTool(params);
    };
    await submit(chat);
    await loaded(chat, '#frame img');
    assert.equal(chat.called('get_job').length, 2);
  });

  await inChat('tries again when the server cannot look the job up', {}, async (chat) => {
    const error = { type: 'journal_unavailable', message: 'The journal of jobs cannot be used.', retryable: false };
    const refusal = { status: 'refused', job_id: null, outputs: [], charged: 'no', error };
    chat.onCallTool = (params) =>
      chat.called('get_job').length === 1
        ? { content: [], structuredContent: refusal, isError: true }
        : client.callTool(params);
    await submit(chat);
    await loaded(chat, '#frame img');
    assert.equal(chat.called('get_job').length, 2);
  });

  await inChat('says nothing about the money of a job that is not found', {}, async (chat) => {
    const error = { type: 'job_not_found', message: 'There is no such job of yours.', retryable: false };
    const refusal = { status: 'refused', job_id: null, outputs: [], charged: 'no', error };
    chat.onCallTool = () => ({ content: [], structuredContent: refusal, isError: true });
    await submit(chat);
    await chat.waitForState('failed');
    assert.match(await chat.text('notice'), /^Job not found\s+There is no such job of yours\.$/);
  });

  await inChat('does not ask while it is hidden', {}, async (chat) => {
    await chat.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
    await submit(chat);
    await chat.settled();
    assert.deepEqual(chat.called('get_job'), []);
    await chat.evaluate(() => {
      delete document.hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await loaded(chat, '#frame img');
  });

  await inChat('stops when it is torn down', {}, async (chat) => {
    const asked = new Promise((resolve) => {
      chat.onCallTool = (params) =>
        params.name === 'get_job' ? new Promise((answer) => resolve({ params, answer })) : client.callTool(params);
    });
    await submit(chat);
    const { params, answer } = await asked;
    await chat.bridge.teardownResource({});
    const delivered = chat.nextAnswer();
    answer(await client.callTool({ ...params, arguments: { ...params.arguments, wait_seconds: 50 } }));
    await delivered;
    await chat.settled();
    assert.equal(await chat.card.locator('#card').getAttribute('data-state'), 'processing');
    assert.equal(chat.called('get_job').length, 1);
  });

  await inChat('leaves asking to the chat if the host calls no tools', { capabilities: { message: { text: {} } } }, async (chat) => {
    const job = await submit(chat);
    await chat.button('Get the result').click();
    await chat.settled();
    assert.match(chat.asked('ui/message')[0].params.content[0].text, new RegExp(`get_job for ${job.job_id}`));
    assert.deepEqual(chat.asked('tools/call'), []);
  });

  await inChat('asks for a confirmation with the price, and continues when it is given', { tool: CLIP }, async (chat) => {
    const job = await callTool(chat, CLIP, { prompt: prompt('Waves'), duration: 15 });
    assert.equal(job.status, 'awaiting_confirmation');
    assert.match(await chat.text('notice'), /Pay \$3\.00\?\s+Nothing has been sent/);
    await chat.button('Pay $3.00').click();
    await chat.waitForState('completed');
    assert.deepEqual(chat.called('confirm_job')[0].params.arguments, { job_id: job.job_id, price_usd: 3 });
  });

  await inChat('follows a confirmed job if the host gives up on the call', { tool: CLIP }, async (chat) => {
    chat.onCallTool = async (params) => {
      const result = await client.callTool(params);
      if (params.name === 'confirm_job') throw new Error('timed out');
      return result;
    };
    await callTool(chat, CLIP, { prompt: prompt('Waves'), duration: 15 });
    await chat.button('Pay $3.00').click();
    await chat.waitForState('completed');
  });

  await inChat('sends nothing when the price is declined', { tool: CLIP }, async (chat) => {
    const job = await callTool(chat, CLIP, { prompt: prompt('Waves'), duration: 15 });
    await chat.button('Not now').click();
    await chat.card.getByText('Not sent').waitFor();
    assert.deepEqual(chat.called('confirm_job'), []);
    assert.match(chat.asked('ui/update-model-context')[0].params.content[0].text, new RegExp(`${job.job_id}. Do not`));
  });

  for (const [word, title, money] of [
    ['#fail', 'Failed', 'nothing is charged here'],
    ['#500', 'Outcome unknown', 'nothing is charged here'],
  ]) {
    await inChat(`tells what happened and what it cost: ${word}`, {}, async (chat) => {
      const job = await callTool(chat, IMAGE, { prompt: prompt(`A cat ${word}`) });
      await chat.waitForState('failed');
      assert.equal(await chat.text('notice-title'), title);
      assert.equal(await chat.text('notice-text'), job.error.message);
      assert.match(await chat.text('notice-money'), new RegExp(money));
    });
  }

  for (const [charged, money] of [
    ['no', 'Nothing was charged.'],
    ['yes', 'Charged: $0.50.'],
    ['unknown', 'It is unknown whether $0.50 was charged. It counts as spent.'],
  ]) {
    await inChat(`tells what became of the money: ${charged}`, {}, async (chat) => {
      const error = { type: 'generation_failed', message: 'It broke.', retryable: false };
      const job = { status: 'failed', job_id: 'j_1', outputs: [], quoted_usd: 0.5, cost_usd: null, charged, error };
      await chat.bridge.sendToolResult({ content: [], structuredContent: job, isError: true });
      await chat.waitForState('failed');
      assert.equal(await chat.text('notice-money'), money);
    });
  }

  await inChat('offers to try again only what can be tried again', {}, async (chat) => {
    const error = { type: 'rate_limited', message: 'Too many requests.', retryable: true };
    const job = { status: 'failed', job_id: 'j_1', outputs: [], charged: 'no', error };
    await chat.bridge.sendToolResult({ content: [], structuredContent: job, isError: true });
    await chat.button('Try again').click();
    await chat.settled();
    assert.equal(chat.asked('ui/message').length, 1);
  });

  await inChat('ends the wait when the call is cancelled', {}, async (chat) => {
    await chat.bridge.sendToolInput({ arguments: { prompt: 'A cat' } });
    await chat.bridge.sendToolCancelled({ reason: 'The person pressed stop.' });
    await chat.waitForState('cancelled');
    assert.match(await chat.text('notice'), /pressed stop\.[^]*list_jobs/);
  });

  await inChat('shows pictures as bytes if the policy does not name their origin', { csp: () => ({}) }, async (chat) => {
    await callTool(chat, IMAGE, { prompt: prompt(), num_images: 2 });
    await loaded(chat, '#frame img');
    assert.match(await chat.card.locator('#frame img').getAttribute('src'), /^data:image\/(png|jpeg|webp);base64,/);
    assert.ok(chat.called('preview_output').length <= 2, 'each picture is asked for once');
  });

  await inChat('shows the address if there are no bytes either', { csp: () => ({}), capabilities: { openLinks: {} } }, async (chat) => {
    const job = await callTool(chat, IMAGE, { prompt: prompt() });
    await chat.card.getByRole('link', { name: job.outputs[0].url }).waitFor();
  });

  await inChat('shows the address of a clip that the policy does not allow', { tool: CLIP, csp: () => ({}) }, async (chat) => {
    const job = await callTool(chat, CLIP, { prompt: prompt('Waves'), duration: 2 });
    await chat.card.getByRole('link', { name: job.outputs[0].url }).waitFor();
  });

  await inChat('works with hosts that pass on the content alone', { capabilities: ALL_CAPABILITIES }, async (chat) => {
    const { content } = await client.callTool({ name: IMAGE, arguments: { prompt: prompt() } });
    await chat.bridge.sendToolResult({ content });
    await loaded(chat, '#frame img');
  });
}

/** Waits until the picture is drawn. */
export async function loaded(chat, selector) {
  await chat.evaluateUntil((css) => document.querySelector(css)?.naturalWidth > 0, selector);
}
