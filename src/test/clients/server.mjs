import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { said } from './said.mjs';

const SLOWEST_START_MS = 180_000;
const SLOWEST_STOP_MS = 60_000;

/** Where nobody listens. */
export const NOWHERE = 'http://127.0.0.1:9';

/** Every key, and no service: for what needs none. */
export const NO_SERVICE = {
  API18_KEY: 'api18_0123456789abcdef',
  API18_URL: NOWHERE,
  THEO_API_KEY: 'theo_0123456789abcdef',
  THEO_URL: NOWHERE,
  IMGHERO_API_TOKEN: '0123456789abcdef',
  IMGHERO_URL: NOWHERE,
};

/** Our jar, launched as a client's configuration would launch it, with an environment of its own. */
export class Jar {
  constructor(path, directory) {
    this.path = path;
    this.directory = directory;
  }

  /** A command for clients that launch the server themselves. */
  stdio(settings) {
    return { command: 'java', args: ['-jar', this.path, 'stdio'], env: this.#environment(settings) };
  }

  /** Starts a server on a free port; gives its address, its log so far and how to stop it. */
  async serve(settings) {
    const child = spawn('java', ['-jar', this.path, 'serve', '--port', '0'], {
      env: this.#environment(settings),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      said(this.path, text);
    });
    try {
      return { url: await listening(child, () => log), log: () => log, stop: () => stopped(child) };
    } catch (failure) {
      await stopped(child);
      throw failure;
    }
  }

  /** Nothing of this machine's own configuration, journal or keys leaks in. */
  #environment(settings) {
    const home = mkdtempSync(join(this.directory, 'home-'));
    return { PATH: process.env.PATH, HOME: home, API18MCP_DATA_DIR: join(home, 'data'), ...settings };
  }
}

function listening(child, log) {
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`the server ${why}: ${log()}`));
    child.stderr.on('data', () => {
      const address = /Listening on: (http:\/\/\S+)/.exec(log());
      if (address) resolve(address[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) => fail(`ended with ${code} before it listened`));
    AbortSignal.timeout(SLOWEST_START_MS).onabort = () => fail('does not listen');
  });
}

function stopped(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    const impatience = setTimeout(() => child.kill('SIGKILL'), SLOWEST_STOP_MS);
    child.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
