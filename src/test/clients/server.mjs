import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { appendToTranscript } from './transcript.mjs';

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 60_000;

/** An address without a server. */
export const UNREACHABLE = 'http://127.0.0.1:9';

/** Settings with every key but without a reachable service, for checks that send no request to a service. */
export const NO_SERVICES = {
  API18_KEY: 'api18_0123456789abcdef',
  API18_URL: UNREACHABLE,
  THEO_API_KEY: 'theo_0123456789abcdef',
  THEO_URL: UNREACHABLE,
  IMGHERO_API_TOKEN: '0123456789abcdef',
  IMGHERO_URL: UNREACHABLE,
};

/** Flags of the launcher: start fast, and say nothing about the archive on standard output. */
const FLAGS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xms16m', '-Xlog:disable', '-Xlog:all=error:stderr'];

/** A short session of the kind that is to start fast. */
const TRAINING = [
  {
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'training', version: '1' } },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list' },
];

/** The server's jar, started as its launcher starts it, with a separate environment. */
export class Jar {
  /** Makes a start-up archive first, as the launcher does, because the checks start dozens of servers. */
  static async open(path, directory) {
    const jar = new Jar(path, directory);
    const archive = join(directory, 'jar.archive');
    const { args, env } = jar.stdio({ API18MCP_MODE: 'sandbox' });
    const child = spawn('java', [`-XX:ArchiveClassesAtExit=${archive}`, ...args], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(TRAINING.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join(''));
    await once(child, 'close');
    jar.#flags = [...FLAGS, `-XX:SharedArchiveFile=${archive}`];
    return jar;
  }

  #flags = FLAGS;

  constructor(path, directory) {
    this.path = path;
    this.directory = directory;
  }

  /** Returns the command for clients that start the server themselves. */
  stdio(settings) {
    return { command: 'java', args: this.#arguments('stdio'), env: this.#environment(settings) };
  }

  /** Starts a server on a free port. Returns its URL, a function that returns its log so far, and one that stops it. */
  async serve(settings) {
    const child = spawn('java', this.#arguments('serve', '--port', '0'), {
      env: this.#environment(settings),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      appendToTranscript(this.path, text);
    });
    try {
      return { url: await waitUntilListening(child, () => log), log: () => log, stop: () => stop(child) };
    } catch (failure) {
      await stop(child);
      throw failure;
    }
  }

  #arguments(...command) {
    return [...this.#flags, '-jar', this.path, ...command];
  }

  /**
   * Isolates the server from this machine's configuration, journal and keys. It saves no outputs by itself, so that it has the same
   * tools over every transport.
   */
  #environment(settings) {
    const home = mkdtempSync(join(this.directory, 'home-'));
    return { PATH: process.env.PATH, HOME: home, API18MCP_DATA_DIR: join(home, 'data'), API18MCP_DOWNLOAD_DIR: 'off', ...settings };
  }
}

function waitUntilListening(child, log) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`the server ${reason}: ${log()}`));
    child.stderr.on('data', () => {
      const address = /Listening on: (http:\/\/\S+)/.exec(log());
      if (address) resolve(address[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) => fail(`exited with ${code} before it was listening`));
    AbortSignal.timeout(START_TIMEOUT_MS).onabort = () => fail('did not start listening in time');
  });
}

function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    const killTimer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('close', () => {
      clearTimeout(killTimer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
