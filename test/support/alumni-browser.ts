/** The pages for graduates on a real table, in a real browser, on the devices they come with. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type AlumniSite, startAlumniSite } from './alumni-site.ts';
import { startBrowser } from './browser.ts';
import { serveOnLoopback } from './loopback-site.ts';

export const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
export const computer = { viewport: { width: 1280, height: 800 } };

/** Each page must do on all of them. */
export const devices: [name: string, options: BrowserContextOptions][] = [
  ['on a phone', phone],
  ['on a phone without JavaScript', { ...phone, javaScriptEnabled: false }],
  ['on a computer', computer],
  ['on a computer without JavaScript', { ...computer, javaScriptEnabled: false }],
];

export interface AlumniBrowser {
  site: AlumniSite;
  /** Without a trailing slash. */
  url: string;
  /** A device of its own; fails when a page complains, or asks for anything elsewhere. */
  withDevice(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export async function startAlumniBrowser(): Promise<AlumniBrowser> {
  const site = await startAlumniSite();
  const server = await serveOnLoopback((request) => site.app.fetch(request));
  const browser = await startBrowser();
  return {
    site,
    url: server.url,
    async withDevice(options, use) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A form that comes back with its problems is a 400, of which Chromium always makes a line.
        if (!message.text().includes('status of 400')) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) {
          complaints.push(`asked for ${request.url()}`);
        }
      });
      try {
        await use(page);
      } finally {
        await context.close();
      }
      expect(complaints).toEqual([]);
    },
    async stop() {
      await browser.close();
      await server.stop();
      await site.stop();
    },
  };
}
