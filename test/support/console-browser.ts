/** The console of the whole product in a real browser, as one admin of Cedar Valley sees it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { Rollcall } from './rollcall.ts';

export class ConsoleBrowser {
  readonly rollcall: Rollcall;
  /** The admin's own window. */
  readonly page: Page;
  /** Every address that any window asked for. */
  readonly asked: string[] = [];
  /** What a page logged, threw, or asked for elsewhere. */
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #context: BrowserContext;

  private constructor(rollcall: Rollcall, browser: Browser, context: BrowserContext, page: Page) {
    this.rollcall = rollcall;
    this.#browser = browser;
    this.#context = context;
    this.page = page;
    this.#watch(context);
  }

  static async start(now: string): Promise<ConsoleBrowser> {
    const [rollcall, browser] = await Promise.all([Rollcall.start({ now }), startBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    return new ConsoleBrowser(rollcall, browser, context, page);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.rollcall.stop();
  }

  url(path: string): string {
    return this.rollcall.runtime.webUrl + path;
  }

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(this.url(path));
    if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`);
  }

  /** The same admin in a browser that runs no scripts. */
  async withoutScripts(use: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.#browser.newContext({
      javaScriptEnabled: false,
      storageState: await this.#context.storageState(),
    });
    context.setDefaultTimeout(30_000);
    this.#watch(context);
    try {
      await use(await context.newPage());
    } finally {
      await context.close();
    }
  }

  #watch(context: BrowserContext): void {
    context.on('console', (message) => {
      // A form that comes back with its problems is a 400, of which Chromium always makes a line.
      if (!message.text().includes('status of 400')) this.complaints.push(message.text());
    });
    context.on('weberror', (error) => this.complaints.push(error.error().message));
    context.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol === 'data:' || protocol === 'about:') return;
      this.asked.push(request.url());
      if (hostname !== 'localhost') this.complaints.push(`asked for ${request.url()}`);
    });
  }
}
