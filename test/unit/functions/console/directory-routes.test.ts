import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { askWhichSchool } from '../../../../functions/console/ask-which-school.ts';
import { type ConsoleSite, dana, marcus, startConsoleSite } from '../../../support/console-site.ts';
import {
  aDirectorySchool,
  aProgram,
  aSchool,
  programId,
} from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const holyCross = `s-${'c'.repeat(24)}`;
let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
  await site.store('directorySchool', aDirectorySchool());
  await site.store(
    'directorySchool',
    aDirectorySchool({
      ncesSchoolId: '190000500001',
      name: 'Lincoln Middle School',
      city: 'Waterloo',
      stateAbbreviation: 'IA',
      districtName: 'Waterloo Community',
    }),
  );
  // Somebody works there: it is one school, in the list and in the directory.
  await site.store('school', aSchool({ city: 'Albertville', stateAbbreviation: 'AL' }));
  await site.store(
    'school',
    aSchool({
      schoolId: holyCross,
      name: 'Holy Cross Academy',
      ncesSchoolId: undefined,
      leaId: undefined,
      listBy: `holy cross academy#${holyCross}`,
    }),
  );
});
afterAll(() => site.stop());

const Found = z.object({ schools: z.array(z.looseObject({ label: z.string() })) });

async function search(fields: Readonly<Record<string, string>>) {
  const answer = await site.post('/console/schools/search', fields);
  expect(answer.status).toBe(200);
  return Found.parse(await answer.json()).schools;
}

describe('while a school is typed', () => {
  test('those of the directory and of the list are offered, each once', async () => {
    const found = await search({ q: 'lincoln m' });
    expect(found.map(({ label }) => label)).toEqual([
      'Lincoln Middle School, Albertville, AL (NCES id 010000500870)',
      'Lincoln Middle School, Waterloo, IA (Waterloo Community, NCES id 190000500001)',
    ]);
    expect(found[1]).toMatchObject({ city: 'Waterloo', ncesSchoolId: '190000500001' });
    expect(await search({ q: 'holy' })).toMatchObject([{ name: 'Holy Cross Academy' }]);
  });

  test('only schools of the state that was entered are offered', async () => {
    expect(await search({ q: 'lincoln', state: 'ia' })).toMatchObject([{ city: 'Waterloo' }]);
  });

  test('a slip in the name is forgiven', async () => {
    expect(await search({ q: 'Lincon Middle', state: 'IA' })).toMatchObject([{ city: 'Waterloo' }]);
  });

  test('anything may be typed without harm', async () => {
    for (const q of naughtyStrings) expect(Array.isArray(await search({ q, state: q }))).toBe(true);
  });

  test('nothing is offered for a letter, nor to another program', async () => {
    expect(await search({ q: 'l' })).toEqual([]);
    expect(await search({})).toEqual([]);
    await site.store('program', aProgram({ programId: 'harbor-state' }));
    site.signIn(marcus);
    try {
      expect(await search({ q: 'lincoln' })).toEqual([]);
    } finally {
      site.signIn(dana);
    }
  });
});

describe('a form with a typed school', () => {
  const group = 'educationOrganization';
  const typed = (more: Record<string, string>) =>
    new Map(
      Object.entries({ nameOfInstitution: 'Lincoln MS', ...more }).map(([name, value]) => [
        name.startsWith('which') ? name : `${group}.${name}`,
        value,
      ]),
    );
  const ask = (fields: ReadonlyMap<string, string>) =>
    askWhichSchool(site.records, programId, fields, group);

  test('asks which one is meant where the directory has some like it', async () => {
    const { ask: question } = await ask(typed({ stateAbbreviation: 'IA' }));
    expect(question).toMatchObject({ typed: 'Lincoln MS', schools: [{ city: 'Waterloo' }] });
  });

  test('takes the school that was chosen, with its ids', async () => {
    const answer = await ask(
      typed({ whichSchool: 'nces-190000500001', whichSchoolFor: 'Lincoln MS' }),
    );
    expect(answer.ask).toBeUndefined();
    const fields = answer.ask === undefined ? Object.fromEntries(answer.fields) : {};
    expect(fields).toMatchObject({
      [`${group}.nameOfInstitution`]: 'Lincoln Middle School',
      [`${group}.ncesSchoolId`]: '190000500001',
      [`${group}.ncesLeaId`]: '1900005',
      [`${group}.stateAbbreviation`]: 'IA',
    });
  });

  test('keeps what was typed when none of them is meant', async () => {
    const fields = typed({ whichSchool: 'as-typed', whichSchoolFor: 'Lincoln MS' });
    expect(await ask(fields)).toEqual({ ask: undefined, fields });
  });

  test('asks again when another name was typed since, or no such school was offered', async () => {
    const before = { whichSchool: 'nces-190000500001', whichSchoolFor: 'Lincoln' };
    expect((await ask(typed(before))).ask).toBeDefined();
    const keptBefore = { whichSchool: 'as-typed', whichSchoolFor: 'Lincoln' };
    expect((await ask(typed(keptBefore))).ask).toBeDefined();
    const unknown = { whichSchool: 'nces-no-such', whichSchoolFor: 'Lincoln MS' };
    expect((await ask(typed(unknown))).ask).toBeDefined();
  });

  test('asks nothing with an NCES id, nor of a school that is known by this very name', async () => {
    const withId = typed({ ncesSchoolId: '190000500001' });
    expect(await ask(withId)).toEqual({ ask: undefined, fields: withId });
    const known = typed({
      nameOfInstitution: 'holy cross academy',
      city: 'Cedar Falls',
      stateAbbreviation: 'IA',
    });
    expect(await ask(known)).toEqual({ ask: undefined, fields: known });
    const unlike = typed({ nameOfInstitution: 'Roosevelt High' });
    expect(await ask(unlike)).toEqual({ ask: undefined, fields: unlike });
  });
});
