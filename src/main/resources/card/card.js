/** The story of one call: its arguments, the wait, and how it ended. */

import { resultActions, say } from './actions.js';
import { Host } from './host.js';
import { clip, picture, previews } from './media.js';
import { adopt, element, markSelected, placeholder, reserve, showActions, showFacts, showInFrame } from './view.js';
import { showNotice, showState, showStrip, unavailable, write } from './view.js';
import { call, duration, failure, isUnanswered, linkAddress, money, price, timeLeft, usd } from './words.js';

const TICK_MS = 1000;
const QUOTE_AFTER_MS = 300;
const WAIT_SECONDS = 20;
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** What is known so far. @type {Record<string, any>} */
const known = { args: {}, job: null, since: Date.now(), quoted: '', selected: 0, polling: false, over: false };

const host = new Host({
  'tool-input-partial': ({ arguments: args }) => input(args ?? {}, 'input'),
  'tool-input': ({ arguments: args }) => {
    input(args ?? {}, 'waiting');
    setTimeout(quote, QUOTE_AFTER_MS);
  },
  'tool-result': result,
  'tool-cancelled': ({ reason }) => cancelled(reason),
  'host-context-changed': (changes) => {
    Object.assign(host.context, changes);
    adopt(changes);
  },
  'resource-teardown': () => {
    known.over = true;
    clearInterval(timer);
    size.disconnect();
  },
});

const preview = previews((args) => host.callTool('preview_output', args));
const waiting = placeholder();
const timer = setInterval(tick, TICK_MS);
const size = new ResizeObserver(() => {
  host.notify('ui/notifications/size-changed', { height: Math.ceil(document.body.getBoundingClientRect().height) });
});

input({}, 'input');
await host.connect();
adopt(host.context);
describe();
size.observe(document.body);

/**
 * The model writes the arguments, or has written them.
 *
 * @param {Record<string, any>} args
 * @param {'input' | 'waiting'} state
 */
function input(args, state) {
  if (known.job) return;
  known.args = args;
  known.since = Date.now();
  showState(state);
  showInFrame(waiting.box);
  describe();
  tick();
}

/** Says which model was called, with what, and for how much. */
function describe() {
  const { title, model, prompt, ratio, price: words } = call(host.context.toolInfo?.tool, known.args);
  write('model', title || known.job?.model || model || 'Image or clip');
  write('prompt', prompt);
  write('price', known.job ? '' : known.quoted || words);
  if (!known.job) reserve(ratio);
  element('sandbox').hidden = !known.job?.sandbox;
}

/** Asks for the exact price while the call runs. Hosts that show an old chat send the result at once. */
async function quote() {
  const { model, arguments: args } = call(host.context.toolInfo?.tool, known.args);
  if (known.job || known.over || !model || !host.capabilities.serverTools) return;
  const quoted = await host.callTool('quote', { model, arguments: args }).catch(() => null);
  const amount = quoted?.structuredContent?.quoted_usd;
  if (typeof amount === 'number') known.quoted = usd(amount);
  describe();
}

/** @param {Record<string, any>} answer of a tool */
function result({ content = [], structuredContent, isError }) {
  if (typeof structuredContent?.status === 'string') return show(structuredContent);
  // Some hosts pass on the content alone.
  const links = content.filter((/** @type {any} */ part) => part.type === 'resource_link');
  show({
    status: links.length && !isError ? 'completed' : 'unknown',
    outputs: links.map((/** @type {any} */ link) => ({ url: link.uri, mime_type: link.mimeType })),
    error: { message: content.find((/** @type {any} */ part) => part.type === 'text')?.text ?? '' },
  });
}

/** Shows a job as it stands. @param {Record<string, any>} job */
function show(job) {
  known.job = { ...job, job_id: job.job_id ?? known.job?.job_id, model: job.model ?? known.job?.model };
  known.since = Date.now() - (job.elapsed_ms ?? 0);
  write('hint', '');
  describe();
  showNotice('', '', '');
  showFacts([]);
  switch (job.status) {
    case 'processing':
      return processing();
    case 'completed':
      return completed();
    case 'awaiting_confirmation':
      return asking();
    default:
      return failed();
  }
}

function processing() {
  showState('processing');
  showInFrame(waiting.box);
  tick();
  if (host.capabilities.serverTools) {
    write('hint', 'You can go on with the chat. The card finishes by itself.');
    showActions([]);
    poll();
  } else {
    write('hint', 'This chat does not let the card ask for the result. Ask for it in the chat.');
    showActions(messages(['Get the result', `Call get_job for ${known.job.job_id} and wait for its end.`]));
  }
}

/** Asks until the job has ended, but not while nobody looks. */
async function poll() {
  if (known.polling) return;
  known.polling = true;
  let pause = SHORTEST_PAUSE_MS;
  while (known.job.status === 'processing' && !known.over) {
    await visible();
    if (known.over) break;
    try {
      const answer = await host.callTool('get_job', { job_id: known.job.job_id, wait_seconds: WAIT_SECONDS });
      const job = answer.structuredContent;
      if (job && isUnanswered(job)) throw new Error(job.error.type);
      pause = SHORTEST_PAUSE_MS;
      if (!known.over && job) show(job);
      if (known.job.status === 'completed') tellModel();
    } catch {
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      write('hint', 'The result cannot be asked for at the moment. The card tries again.');
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  known.polling = false;
}

/** @returns {Promise<void>} */
function visible() {
  return new Promise((resolve) => {
    const check = () => {
      if (document.hidden && !known.over) return;
      document.removeEventListener('visibilitychange', check);
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    check();
  });
}

function completed() {
  const outputs = Array.isArray(known.job.outputs) ? known.job.outputs : [];
  known.outputs = outputs.map((/** @type {any} */ output, /** @type {number} */ index) => {
    const kind = String(known.job.output_kind ?? output?.mime_type).startsWith('video') ? 'video' : 'image';
    return {
      kind,
      url: String(output?.url),
      mimeType: output?.mime_type ?? (kind === 'video' ? 'video/mp4' : 'image/png'),
      expired: output?.expired === true,
      name: `${known.job.model ?? 'result'}-${known.job.job_id ?? ''}-${index + 1}`,
    };
  });
  showState('completed');
  showStrip(known.outputs.map(thumbnail), (index) => {
    select(index);
    tellModel();
  });
  select(0);
  facts();
}

/** @param {number} index */
function select(index) {
  known.selected = index;
  markSelected(index);
  const output = known.outputs[index];
  const { prompt } = call(host.context.toolInfo?.tool, known.args);
  const description = prompt || `Result ${index + 1}`;
  if (!output || output.expired) {
    showInFrame(unavailable('The link has expired, and the result with it.', ''));
    return showActions([]);
  }
  const lost = () => showInFrame(unavailable(`This chat does not show the ${output.kind}. Open it:`, linkAddress(output.url)));
  showInFrame(
    output.kind === 'video'
      ? clip(output, description, reserve, lost)
      : picture(output, description, () => bytes(index), reserve, lost),
  );
  showActions(resultActions(host, known.job, index, output));
}

/** @param {import('./media.js').Output} output @param {number} index */
function thumbnail(output, index) {
  return picture(output, '', () => bytes(index), () => {}, () => {});
}

/** @param {number} index */
async function bytes(index) {
  return host.capabilities.serverTools && known.job.job_id ? preview(known.job.job_id, index) : '';
}

function facts() {
  const { job } = known;
  const cost = price(job);
  showFacts(
    [
      cost && (job.sandbox ? `Would cost ${cost}` : `${typeof job.cost_usd === 'number' ? 'Cost' : 'Price'} ${cost}`),
      job.elapsed_ms > 0 ? `Took ${duration(job.elapsed_ms / 1000)}` : '',
      job.reused ? 'Paid for by an earlier call' : '',
      job.expires_at ? timeLeft(job.expires_at, Date.now()) : '',
    ].filter(Boolean),
  );
}

/** Tells the model what it did not see itself: how the job ended, and which picture the person looks at. */
function tellModel() {
  const { job, outputs, selected } = known;
  const output = outputs?.[selected];
  if (!host.capabilities.updateModelContext || !output) return;
  const text = `Job ${job.job_id} is completed. The person looks at output ${selected + 1} of ${outputs.length}: ${output.url}`;
  host.request('ui/update-model-context', { content: [{ type: 'text', text }] }).catch(() => {});
}

function asking() {
  const amount = price(known.job) || 'the price';
  showState('asking');
  const terms = 'Nothing has been sent, and nothing has been charged. The price can be confirmed for 15 minutes.';
  showNotice(`Pay ${amount}?`, terms, known.job.sandbox ? money(known.job) : '');
  if (!host.capabilities.serverTools) {
    return showActions(messages([`Pay ${amount}`, `I agree to ${amount}. Call confirm_job for ${known.job.job_id}.`]));
  }
  showActions([
    { label: `Pay ${amount}`, run: confirm, primary: true },
    { label: 'Not now', run: decline },
  ]);
}

async function confirm() {
  const { job_id: id, quoted_usd: amount } = known.job;
  showState('waiting');
  showNotice('', '', '');
  showActions([]);
  try {
    result(await host.callTool('confirm_job', { job_id: id, price_usd: amount }));
  } catch {
    // The host may have given up on a call that continues.
    show({ ...known.job, status: 'processing' });
  }
  return '';
}

async function decline() {
  showNotice('Not sent', 'Nothing has been sent, and nothing has been charged.', '');
  showActions([]);
  if (host.capabilities.updateModelContext) {
    const text = `The person did not agree to the price of job ${known.job.job_id}. Do not confirm it.`;
    host.request('ui/update-model-context', { content: [{ type: 'text', text }] }).catch(() => {});
  }
  return '';
}

function failed() {
  const { job } = known;
  showState('failed');
  showNotice(failure(job), job.error?.message ?? '', money(job));
  showActions(job.error?.retryable ? messages(['Try again', 'Try again: make the same call once more.']) : []);
}

/** @param {unknown} reason */
function cancelled(reason) {
  if (known.job) return;
  showState('cancelled');
  write('price', '');
  showNotice(
    'Cancelled',
    typeof reason === 'string' ? reason : '',
    'If the job was sent before, it continues and is paid for. list_jobs shows it.',
  );
  showActions(messages(['Look for the job', 'Call list_jobs and tell me whether the cancelled job was sent.']));
}

/** Actions that write to the chat, if it takes messages. @param {[string, string][]} labelled */
function messages(...labelled) {
  return host.capabilities.message ? labelled.map(([label, text]) => say(host, label, text)) : [];
}

function tick() {
  const state = element('card').dataset.state;
  if (state === 'completed') return facts();
  const seconds = (Date.now() - known.since) / 1000;
  const { typicalSeconds } = call(host.context.toolInfo?.tool, known.args);
  const about = typicalSeconds ? ` of about ${duration(typicalSeconds)}` : '';
  waiting.update(
    state === 'input' ? 'Getting ready…' : `Generating… ${duration(seconds)}${about}`,
    state !== 'input' && typicalSeconds ? Math.min(0.97, seconds / typicalSeconds) : 0,
  );
}
