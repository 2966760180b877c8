import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import type { Receipt } from '../../../../shared/records/receipt.ts';
import {
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { aProgram } from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

let site: ConsoleSite;
let reviewId: string;
let path: string;
let eventId: string;
let personId: string;

beforeAll(async () => {
  site = await startConsoleSite();
  ({ personId } = await site.admit());
  await site.store('program', aProgram({ programId: marcus.programId }));
});
afterAll(() => site.stop());

beforeEach(async () => {
  site.signIn(dana);
  reviewId = crypto.randomUUID().replaceAll('-', '').slice(0, 24);
  path = `/console/reviews/${reviewId}`;
  eventId = `sis-${reviewId}`;
  await keep({ firstName: 'Ngozi', lastSurname: 'Ivanova' });
});

async function keep(name: { firstName: string; lastSurname: string }) {
  const head = {
    eventId,
    provenance: { door: 'http', integrator: 'cedar-valley' } as const,
  };
  const event = anEvent({ ...hireSubmitted.example, person: { name } }, head);
  await site.store('review', {
    programId: dana.programId,
    reviewId,
    version: 0,
    type: hireSubmitted.type,
    detail: JSON.stringify(event),
    candidates: [{ personId, because: 'name' }],
    status: 'waiting',
    receivedAt: '2026-11-21T12:00:00Z',
    expiresAt: 4_000_000_000,
  });
}

async function keepReceipt(): Promise<void> {
  const receipt: Receipt = {
    programId: dana.programId,
    eventId,
    version: 0,
    type: hireSubmitted.type,
    door: 'http',
    integrator: 'cedar-valley',
    status: 'in-review',
    what: 'review-needed',
    problems: [],
    warnings: [],
    reviewId,
    receivedAt: '2026-11-21T12:00:00Z',
    settledAt: '2026-11-21T12:00:00Z',
    expiresAt: 4_000_000_000,
  };
  await site.store('receipt', receipt);
}

const handedIn = async () =>
  (await site.announced()).filter(({ detail }) => detail.eventId === eventId);
const review = async () =>
  (await site.records.reviews(dana.programId)).find((each) => each.reviewId === reviewId);

describe('the list of reviews', () => {
  test('says whom they are about and what waits; the home page counts them', async () => {
    const list = textOf(await site.page('/console/reviews'));
    expect(list).toContain('Ngozi Ivanova');
    expect(list).toContain('The hire');
    expect(list).toContain('one person it may be');
    expect(textOf(await site.page('/console'))).toMatch(/statements? waits? for you to say whom/);
  });

  test('is one’s own program’s', async () => {
    site.signIn(marcus);
    const answers = [await site.get(path), await site.post(`${path}/decide`, { personId })];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(await handedIn()).toEqual([]);
  });
});

describe('a statement of which nobody can tell whom it is about', () => {
  test('is shown in a registrar’s words, with who it may be and why', async () => {
    const page = textOf(await site.page(path));
    for (const words of ['Last name', 'Ivanova', 'Lincoln Middle School', 'Mathematics teacher']) {
      expect(page).toContain(words);
    }
    expect(page).toContain('The name is theirs, or nearly.');
    expect(page).not.toMatch(/lastSurname|codeValue|nameOfInstitution/);
  });

  test('is handed in again under its own id, about whom the admin says', async () => {
    const answer = await site.post(`${path}/decide`, { personId });
    expect(answer.status).toBe(303);
    expect(await handedIn()).toMatchObject([
      {
        type: hireSubmitted.type,
        detail: {
          provenance: { door: 'http', integrator: 'cedar-valley' },
          data: { person: { personId, name: { lastSurname: 'Ivanova' } } },
        },
      },
    ]);
    expect(await review()).toMatchObject({
      status: 'decided',
      personId,
      decidedBy: dana.email,
    });
    expect(textOf(await site.page(path))).toContain('It is about Ngozi');
  });

  test('is handed in once, however often the button is pressed', async () => {
    await site.post(`${path}/decide`, { personId });
    await site.post(`${path}/decide`, { personId });
    await site.post(`${path}/discard`);
    expect(await handedIn()).toHaveLength(1);
    expect((await review())?.status).toBe('decided');
  });

  test('is not recorded for somebody who is not there', async () => {
    const nobody = crypto.randomUUID();
    const answer = await site.post(`${path}/decide`, { personId: nobody });
    expect(answer.headers.get('location')).toContain('done=review-not-possible');
    expect((await review())?.status).toBe('waiting');
  });

  test('can be about another person, who is looked for by name', async () => {
    const found = await (await site.post(`${path}/search`, { q: 'ivanova' })).text();
    expect(found.match(/This is them/g)).toHaveLength(2);
    const none = await (await site.post(`${path}/search`, { q: 'Nobody Atall' })).text();
    expect(textOf(none)).toContain('Nobody was found.');
  });

  test('can be discarded, and its sender’s status says so', async () => {
    await keepReceipt();
    await site.post(`${path}/discard`);
    // Somebody else still has the page open.
    await site.post(`${path}/decide`, { personId });
    expect(await handedIn()).toEqual([]);
    expect((await review())?.status).toBe('discarded');
    const { receipt } = await site.records.read({
      receipt: { record: 'receipt', key: { programId: dana.programId, eventId } },
    });
    expect(receipt).toMatchObject({ status: 'discarded', reviewId });
  });

  test('is shown as it was written, whatever the name is', async () => {
    for (const text of naughtyStrings.filter((each) => each.trim() !== '').slice(0, 20)) {
      reviewId = crypto.randomUUID().replaceAll('-', '').slice(0, 24);
      await keep({ firstName: 'Ngozi', lastSurname: text.trim().slice(0, 75) });
      const html = await site.page(`/console/reviews/${reviewId}`);
      expect(html).not.toMatch(/<script>alert|<img src=.?x|<svg\/onload/);
    }
  });
});
