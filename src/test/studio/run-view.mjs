import assert from 'node:assert/strict';
import { check } from '../clients/check.mjs';
import { McpClient } from '../../main/resources/web/app/studio/mcp.js';
import { call } from './jobs.mjs';
import { prompt, Studio } from './studio.mjs';

const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script>"'><a href="javascript:alert(3)">x</a>`;
const MOST_LOOKS = 2000;
const REVERSED = '\u202egnp.tac\u202c';

/** The form, and what becomes of a call. */
export async function runView({ browser, url }) {
  const inStudio = (name, body, options = {}) =>
    check(`run: ${name}`, async () => {
      const studio = await Studio.open(browser, url, options);
      await studio.button('Run').waitFor();
      const detail = await body(studio, studio.page);
      await studio.close(options);
      return detail;
    });

  await inStudio('the form is that of the schemas', async (studio, page) => {
    const tools = await new McpClient({ address: `${url}/mcp` }).listTools();
    const models = await page.evaluate(() => document.querySelector('studio-shell').state.models);
    for (const { tool: name, output_kind: kind } of models) {
      const { title, inputSchema } = tools.find((tool) => tool.name === name);
      await studio.button(kind === 'video' ? 'Clips' : 'Images').click();
      await page.locator('model-list label').filter({ hasText: title }).first().click();
      await page.locator('details.more').evaluateAll((all) => all.forEach((details) => details.toggleAttribute('open', true)));
      for (const [parameter, schema] of Object.entries(inputSchema.properties)) {
        const field = page.locator(':is(run-field, picture-field) :is(.field, .flag)').filter({ hasText: schema.description }).first();
        const text = await field.innerText();
        const label = parameter.replaceAll('_', ' ');
        assert.match(text, new RegExp(label, 'i'), `${name} has no field ${parameter}`);
        assert.equal(/required/.test(text), inputSchema.required.includes(parameter), `${name}: ${parameter}`);
        if (schema.enum && schema.default) {
          const chosen = field.locator(':checked');
          assert.match(await chosen.evaluate((option) => option.closest('label')?.innerText ?? option.innerText), plain(schema.default));
        }
      }
    }
  });

  await inStudio('the price follows the form, and the limits are shown', async (studio, page) => {
    await studio.fill(prompt());
    await page.getByText('$0.056', { exact: true }).and(studio.price).waitFor();
    await page.getByLabel('Num images').fill('3');
    await page.getByText('$0.168', { exact: true }).and(studio.price).waitFor();
    await page.getByLabel('How many times').selectOption('2');
    await page.getByText('$0.336', { exact: true }).and(studio.price).waitFor();
    await page.getByText(/\$\d+\.\d\d left per day/).waitFor();
    await page.getByText('about 15 s').waitFor();
  });

  await inStudio('a price that nobody has seen is not paid', async (studio, page) => {
    await studio.fill(prompt());
    await studio.quoted();
    await page.evaluate(() => {
      const view = document.querySelector('studio-shell').shadowRoot.querySelector('studio-run');
      view.values = { ...view.values, num_images: 9 };
      view.renderRoot.querySelector('form').requestSubmit();
    });
    await page.getByText('Price: $0.504. Press Run to agree.').waitFor();
    assert.equal(await page.locator('job-tile').count(), 0);
    await studio.button('Run').click();
    await studio.loaded('img', 8);
  });

  await inStudio('pictures appear where their places were, and nothing moves', async (studio, page) => {
    await page.getByText('16:9').click();
    await page.getByLabel('Num images').fill('4');
    await studio.run();
    await page.getByRole('progressbar').first().waitFor();
    await studio.forgetShifts();
    const before = await page.locator('job-tile .cell').nth(3).boundingBox();
    await studio.loaded('img', 3);
    assert.deepEqual(await page.locator('job-tile .cell').nth(3).boundingBox(), before);
    assert.deepEqual(await studio.shifts(), []);
    await page.getByText('would cost $0.224').waitFor();
  });

  await inStudio('several models run side by side on one prompt', async (studio, page) => {
    await studio.button('Side by side').click();
    await page.getByText('Theo images').click();
    const words = await studio.run();
    await studio.loaded('img', 1);
    assert.equal(await page.locator('result-list section').count(), 1);
    assert.equal(await page.getByRole('heading', { name: words }).count(), 1);
    assert.deepEqual(await page.locator('job-tile h3').allInnerTexts(), ['Hera 1.0 text to image', 'Theo images']);
  });

  await inStudio('each run adds to the results', async (studio, page) => {
    await page.getByLabel('How many times').selectOption('4');
    await studio.run();
    await studio.run();
    // More calls than connections: the last ones wait in this page, and nothing of theirs is sent.
    await page.getByText('Next in line').first().waitFor();
    await studio.loaded('img', 7);
    assert.equal(await page.locator('result-list section').count(), 2);
  });

  await inStudio('a clip is shown', async (studio, page) => {
    await studio.button('Clips').click();
    await page.getByLabel('Duration').fill('2');
    await studio.run();
    await studio.loaded('video');
  });

  await inStudio('a call that was left says that its job goes on, and can be waited for again', async (studio, page) => {
    const words = await studio.run(prompt('Left alone #slow'));
    await paidFor(url, words);
    await studio.button('Cancel').click();
    await page.getByText(/Job j_\w+ goes on and is paid for/).waitFor();
    await studio.button('Wait for it').click();
    await studio.loaded();
  });

  await inStudio('a call above the threshold asks before anything is sent', async (studio, page) => {
    await studio.button('Clips').click();
    await page.getByLabel('Duration').fill('6');
    await studio.run();
    await page.getByText('Pay $1.20?').waitFor();
    await studio.button('Pay $1.20').click();
    await studio.loaded('video');
    await studio.run();
    await studio.button('Not now').click();
    await page.getByText('Nothing was sent, and nothing was charged.').waitFor();
  });

  await inStudio('a failed job says what it cost', async (studio, page) => {
    await studio.run(prompt('#fail'));
    await page.getByRole('heading', { name: 'Failed' }).waitFor();
    await page.getByText('Sandbox: nothing is charged here.').waitFor();
  });

  await inStudio('an unknown outcome says what to do', async (studio, page) => {
    await studio.run(prompt('#cut'));
    await page.getByRole('heading', { name: 'Outcome unknown' }).waitFor();
    await page.locator('.notice.warn').getByText(/ask|person|operator|again/i).first().waitFor();
  });

  await inStudio(
    'a broken connection is told, and the job is found again',
    async (studio, page) => {
      await page.route('**/mcp', async (route) => {
        const request = route.request();
        if (request.headers()['mcp-name'] !== 'hera_1_0_text_to_image') return route.fallback();
        // The server gets the call. The page does not get the answer, which begins once there is a job.
        const response = await fetch(request.url(), { method: 'POST', headers: request.headers(), body: request.postData() });
        await route.abort();
        await response.text();
      });
      await studio.run(prompt('Cut off #slow'));
      await page.getByRole('heading', { name: 'No answer' }).waitFor();
      await page.getByText(/Job j_\w+ goes on/).waitFor();
      await studio.button('Wait for it').click();
      await studio.loaded();
    },
    { expected: [/ERR_FAILED/] },
  );

  await inStudio('what is wrong is said at its field, and nothing is sent', async (studio, page) => {
    await studio.page.waitForFunction(
      () => document.querySelector('studio-shell').shadowRoot.querySelector('studio-run').quotes[0]?.violations.length,
    );
    await studio.button('Run').click();
    await page.getByText('Expected: text, at most 2,500 characters.').waitFor();
    assert.ok(await page.getByLabel('Prompt').evaluate((field) => field.getRootNode().activeElement === field));
    assert.equal(await page.locator('job-tile').count(), 0);
  });

  await inStudio('works by the keyboard alone', async (studio, page) => {
    await page.getByLabel('Prompt').focus();
    await page.keyboard.type(prompt());
    await studio.quoted();
    await page.keyboard.press('Control+Enter');
    await studio.loaded();
    await page.getByText('Hera 1.0 text to image: completed.').waitFor({ state: 'attached' });
  });

  await inStudio('a reload keeps what was typed', async (studio, page) => {
    await studio.fill('Half a thought');
    await page.getByText('9:16').click();
    await page.reload();
    assert.equal(await page.getByLabel('Prompt').inputValue(), 'Half a thought');
    assert.ok(await page.getByRole('radio', { name: '9:16' }).isChecked());
  });

  await inStudio('the settings of a result come back, and what was typed before does too', async (studio, page) => {
    await page.getByText('9:16').click();
    const words = await studio.run();
    await studio.loaded();
    await page.getByText('1:1').click();
    await studio.fill('Something new');
    await studio.button('Use settings').click();
    assert.equal(await page.getByLabel('Prompt').inputValue(), words);
    assert.ok(await page.getByRole('radio', { name: '9:16' }).isChecked());
    await studio.button('Undo').click();
    assert.equal(await page.getByLabel('Prompt').inputValue(), 'Something new');
  });

  await inStudio('a call is copied as an MCP call, a command and a request', async (studio, page) => {
    const words = await studio.run(prompt("It's a test"));
    const copied = async (name) => {
      await page.getByText('Copy as').click();
      await page.getByRole('button', { name }).click();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      await page.keyboard.press('Escape');
      return text;
    };
    const args = { prompt: words };
    assert.deepEqual(JSON.parse(await copied('MCP call')), { name: 'hera_1_0_text_to_image', arguments: args });
    const quoted = JSON.stringify(args).replaceAll("'", "'\\''");
    assert.equal(await copied('Command line'), `api18-mcp call hera_1_0_text_to_image --json '${quoted}'`);
    const curl = await copied('curl');
    assert.match(curl, /^curl 'http:\/\/.*\/mcp' \\\n/);
    assert.doesNotMatch(curl, /Authorization/);
  });

  await inStudio('texts of strangers are shown as they are', async (studio, page) => {
    const job = { status: 'failed', job_id: MARKUP, outputs: [], charged: MARKUP, error: { type: MARKUP, message: MARKUP } };
    await answerCalls(page, () => ({ structuredContent: job, content: [], isError: true }));
    await studio.run(`${MARKUP} ${REVERSED}`);
    await page.locator('.notice.bad').getByText(MARKUP).waitFor();
    await page.getByRole('heading', { name: MARKUP }).waitFor();
    assert.equal(await page.locator('job-tile img, job-tile script').count(), 0);
  });

  for (const address of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'file:///etc/passwd', 'x" onerror="alert(1)', '']) {
    await inStudio(`nothing has the address "${address}"`, async (studio, page) => {
      const outputs = [{ url: address }, { url: address, expired: true }];
      await answerCalls(page, () => ({ structuredContent: { status: 'completed', job_id: 'j_1', outputs }, content: [] }));
      await studio.run();
      await page.getByText('This cannot be shown here.').waitFor();
      await page.getByText('The link has expired').waitFor();
      assert.equal(await page.locator('job-tile :is(a, img[src])').count(), 0);
    });
  }
}

/** Answers the calls of the model in place of the server. */
async function answerCalls(page, result) {
  await page.route('**/mcp', async (route) => {
    const { id, params } = route.request().postDataJSON();
    if (!['hera_1_0_text_to_image', 'preview_output'].includes(params.name)) return route.fallback();
    await route.fulfill({ json: { jsonrpc: '2.0', id, result: result(params) } });
  });
}

/** @param {unknown} value as the form shows it */
function plain(value) {
  return new RegExp(String(value).replaceAll('_', '[_ ]'), 'i');
}

/** Resolves when the service has accepted the job. A call that is left before may not be sent at all. */
async function paidFor(url, query) {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const { jobs } = await call(url, 'list_jobs', { query, limit: 1 });
    if (jobs[0]?.charged === 'yes') return;
  }
  throw new Error(`"${query}" is not paid for`);
}
