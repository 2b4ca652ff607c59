// A headless Chromium, spoken to over its debugging pipe: no package needed.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const END = 0; // messages end in a NUL byte

export class Browser {
  constructor(path) {
    this.profile = mkdtempSync(join(tmpdir(), 'page-'));
    this.process = spawn(path, ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
      '--no-first-run', '--disable-extensions', '--disable-background-networking', '--disable-component-update',
      '--force-color-profile=srgb', '--hide-scrollbars', `--user-data-dir=${this.profile}`],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
    this.last = 0;
    this.waiting = new Map();
    this.listeners = [];
    this.rest = Buffer.alloc(0);
    this.process.stdio[4].on('data', (data) => this.take(data));
    this.process.on('error', (error) => this.fail(error));
    this.process.on('exit', () => this.fail(new Error('Chromium ended')));
  }

  take(data) {
    this.rest = Buffer.concat([this.rest, data]);
    for (let end; (end = this.rest.indexOf(END)) >= 0;) {
      const message = JSON.parse(this.rest.subarray(0, end).toString());
      this.rest = this.rest.subarray(end + 1);
      const waits = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (waits && message.error) waits.reject(new Error(`${waits.method}: ${message.error.message}`));
      else if (waits) waits.resolve(message.result);
      else for (const listener of this.listeners) listener(message);
    }
  }

  fail(error) {
    for (const waits of this.waiting.values()) waits.reject(error);
    this.waiting.clear();
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject, method});
      this.process.stdio[3].write(JSON.stringify({id, method, params, sessionId}) + '\0');
    });
  }

  // A tab of its own; `see` gets every event of it.
  async open(see = () => {}) {
    const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await this.send('Target.attachToTarget', {targetId, flatten: true});
    const listener = (message) => message.sessionId === sessionId && see(message.method, message.params);
    this.listeners.push(listener);
    const page = {
      send: (method, params) => this.send(method, params, sessionId),
      evaluate: async (expression) => {
        const got = await this.send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true}, sessionId);
        if (got.exceptionDetails) throw new Error(got.exceptionDetails.exception?.description ?? got.exceptionDetails.text);
        return got.result.value;
      },
      // Loads an address and waits until all of it is there.
      go: (url) => new Promise((resolve, reject) => {
        const loaded = (message) => {
          if (message.sessionId !== sessionId || message.method !== 'Page.loadEventFired') return;
          this.listeners.splice(this.listeners.indexOf(loaded), 1);
          resolve();
        };
        this.listeners.push(loaded);
        this.send('Page.navigate', {url}, sessionId).then((got) => got.errorText && reject(new Error(got.errorText)), reject);
      }),
      close: async () => {
        this.listeners.splice(this.listeners.indexOf(listener), 1);
        await this.send('Target.closeTarget', {targetId});
      },
    };
    await page.send('Page.enable');
    return page;
  }

  async close() {
    await this.send('Browser.close').catch(() => {});
    await new Promise((resolve) => (this.process.exitCode === null ? this.process.once('exit', resolve) : resolve()));
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 5});
  }
}
