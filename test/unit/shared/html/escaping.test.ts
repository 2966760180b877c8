import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyEmail, everyPage, type Words } from '../../../support/alumni-pages.ts';
import { escapedHtml } from '../../../support/escaped-html.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

/** Each word is found again wherever a page or an email shows it. */
const marks: Words = {
  firstName: 'MarkFirst',
  school: 'MarkSchool',
  programName: 'MarkProgram',
  replyToName: 'MarkHuman',
};

const names = ['firstName', 'school', 'programName', 'replyToName'] as const;

/** A page as it must look with other words in the places of the marks. */
function filled(page: string, words: Words): string {
  return names.reduce(
    (text, name) => text.replaceAll(marks[name], () => escapedHtml(words[name])),
    page,
  );
}

function allAs(text: string): Words {
  return { firstName: text, school: text, programName: text, replyToName: text };
}

const markedPages = await everyPage(marks);
const markedEmails = everyEmail(marks);

async function expectOnlyText(text: string): Promise<void> {
  const words = allAs(text);
  for (const [name, page] of Object.entries(await everyPage(words))) {
    expect(page, name).toBe(filled(markedPages[name] ?? '', words));
  }
  for (const [name, email] of Object.entries(everyEmail(words))) {
    expect(email.html, name).toBe(filled(markedEmails[name]?.html ?? '', words));
  }
}

describe('whatever a person, an answer or a program is called', () => {
  test('pages and emails show all of the names in the first place', () => {
    const all =
      Object.values(markedPages).join('') + (markedEmails['survey-invitation']?.html ?? '');
    for (const name of names) expect(all).toContain(marks[name]);
  });

  test.each(naughtyStrings.map((text) => [JSON.stringify(text), text]))(
    'every page and email shows %s as text and nothing else',
    async (_, text) => {
      await expectOnlyText(text);
    },
  );

  test('every page and email shows any other string as text and nothing else', async () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    const breaking = fc.string({ unit: fc.constantFrom(...'<>&"\'`=/ {}$%\n\0a'), minLength: 1 });
    await fc.assert(fc.asyncProperty(fc.oneof(anyText, breaking), expectOnlyText), { numRuns: 40 });
  }, 60_000);
});
