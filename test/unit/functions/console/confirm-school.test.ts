import { describe, expect, test } from 'vitest';
import { type ConfirmState, confirmSchool } from '../../../../functions/console/confirm-school.ts';
import { settleSchoolName } from '../../../../functions/console/settle-school-name.ts';
import { understandSchool } from '../../../../functions/console/understand-school.ts';
import type { School } from '../../../../shared/records/school.ts';
import { done, skipped } from '../../../support/made-up-events.ts';
import {
  aDirectorySchool,
  aPerson,
  aSchool,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const lincoln = 'nces-010000500870';
const typedId = `s-${'b'.repeat(24)}`;
const name = { programId, schoolId: typedId, name: 'Lincoln MS' };

function aTypedSchool(more: Partial<School> = {}): School {
  return {
    programId,
    schoolId: typedId,
    version: 3,
    name: 'Lincoln MS',
    members: [onRoster(ngozi, '2026-08-17')],
    listOf: `${programId}#schools`,
    listBy: `lincoln ms#${typedId}`,
    ...more,
  };
}

function onRoster(personId: string, since: string): School['members'][number] {
  return { personId, since, subjects: [], gradeBands: [], hold: false };
}

function stateWith(more: Partial<ConfirmState> = {}): ConfirmState {
  return {
    typed: aTypedSchool(),
    listed: aDirectorySchool(),
    there: undefined,
    meant: undefined,
    ...more,
  };
}

describe('a typed school that is one of the directory, where nobody else is known', () => {
  const changes = confirmSchool(stateWith(), name);

  test('is that school from now on, under its own id and with its roster', () => {
    expect(done(changes)).toMatchObject({
      what: 'school-confirmed',
      about: `school#${programId}#${typedId}`,
    });
    expect(stored(changes).school[0]).toEqual(
      aTypedSchool({
        name: 'Lincoln Middle School',
        ncesSchoolId: '010000500870',
        leaId: '0100005',
        city: 'Albertville',
        stateAbbreviation: 'AL',
        listBy: `lincoln middle school#${typedId}`,
      }),
    );
  });

  test('is meant by the directory’s id too', () => {
    expect(stored(changes).school[1]).toMatchObject({
      schoolId: lincoln,
      version: 0,
      sameAs: typedId,
      members: [],
      listOf: `${programId}#other-school-names`,
    });
  });

  test('loses what was said of it as a school without an id', () => {
    const typed = aTypedSchool({ standing: 'no-nces-id' });
    const [school] = stored(confirmSchool(stateWith({ typed }), name)).school;
    expect(school).not.toHaveProperty('standing');
  });

  test('of a directory without NCES ids is not asked about again', () => {
    const { ncesSchoolId: _, ...listed } = aDirectorySchool({ schoolId: `s-${'d'.repeat(24)}` });
    const [school, other] = stored(confirmSchool(stateWith({ listed }), name)).school;
    expect(school).toMatchObject({ standing: 'no-nces-id', city: 'Albertville' });
    expect(other).toMatchObject({ schoolId: listed.schoolId, sameAs: typedId });
    // The directory may know it under the very id that its name has.
    const itself = { ...listed, schoolId: typedId };
    const same = confirmSchool(stateWith({ listed: itself, there: aTypedSchool() }), name);
    expect(stored(same).school).toMatchObject([{ schoolId: typedId, standing: 'no-nces-id' }]);
  });
});

describe('a typed school that is one where graduates are known', () => {
  const there = aSchool({ members: [onRoster(chen, '2022-08-15'), onRoster(ngozi, '2025-01-07')] });

  test('becomes another name of it; who works there is on its roster, once', () => {
    const [other, school, more] = stored(confirmSchool(stateWith({ there }), name)).school;
    expect(more).toBeUndefined();
    expect(other).toMatchObject({ schoolId: typedId, version: 3, sameAs: lincoln, members: [] });
    expect(school).toEqual(there);
    const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
    const typed = aTypedSchool({ members: [onRoster(amara, '2023-08-15')] });
    const merged = stored(confirmSchool(stateWith({ there, typed }), name)).school[1];
    expect(merged?.members.map(({ personId }) => personId)).toEqual([chen, amara, ngozi]);
  });

  test('also where that school is itself known under another id', () => {
    const meant = aTypedSchool({ schoolId: `s-${'e'.repeat(24)}`, ncesSchoolId: '010000500870' });
    const other = aSchool({ sameAs: meant.schoolId });
    const [first, second] = stored(confirmSchool(stateWith({ there: other, meant }), name)).school;
    expect(first).toMatchObject({ schoolId: typedId, sameAs: meant.schoolId });
    expect(second).toMatchObject({ schoolId: meant.schoolId });
  });

  test('is settled once: the same again changes nothing, another school is not taken', () => {
    const same = stateWith({ there, typed: aTypedSchool({ sameAs: lincoln }) });
    expect(skipped(confirmSchool(same, name))).toBe('school-confirmed');
    const other = stateWith({ there, typed: aTypedSchool({ sameAs: 'nces-190000500001' }) });
    expect(skipped(confirmSchool(other, name))).toBe('school-settled');
    const withId = stateWith({ typed: aTypedSchool({ ncesSchoolId: '190000500001' }) });
    expect(skipped(confirmSchool(withId, name))).toBe('school-settled');
    const itself = aTypedSchool({ ncesSchoolId: '010000500870' });
    const again = stateWith({ typed: itself, there: aSchool({ sameAs: typedId }), meant: itself });
    expect(skipped(confirmSchool(again, name))).toBe('school-confirmed');
  });

  test('has to be in the directory', () => {
    expect(skipped(confirmSchool(stateWith({ listed: undefined }), name))).toBe(
      'school-not-listed',
    );
  });
});

describe('a school that was only written in an answer', () => {
  test('becomes another name of the directory’s school, which is made where it is new', () => {
    const changes = confirmSchool(stateWith({ typed: undefined }), name);
    expect(stored(changes).school).toMatchObject([
      {
        schoolId: lincoln,
        version: 0,
        name: 'Lincoln Middle School',
        leaId: '0100005',
        members: [],
      },
      { schoolId: typedId, version: 0, sameAs: lincoln },
    ]);
    const known = confirmSchool(stateWith({ typed: undefined, there: aSchool() }), name);
    expect(stored(known).school).toMatchObject([{ schoolId: typedId, sameAs: lincoln }]);
  });

  test('is noted with who wrote it, unless they have written another since', () => {
    const current = {
      status: 'teaching-full-time',
      school: 'lincoln  MS.',
      source: 'self-report',
      observedAt: '2027-05-04',
    };
    const wrote = { programId, written: 'Lincoln Middle School' };
    const changes = understandSchool(aPerson({ current }), wrote, aSchool());
    expect(done(changes)).toMatchObject({ what: 'school-understood', about: `person#${ngozi}` });
    expect(stored(changes).person[0]?.current).toEqual({
      ...current,
      school: 'Lincoln Middle School',
      schoolId: lincoln,
    });
    for (const other of [
      undefined,
      { ...current, school: 'Franklin High' },
      { ...current, schoolId: lincoln },
      { ...current, employmentId: 'x' },
    ]) {
      const person = aPerson({ current: other });
      expect(skipped(understandSchool(person, wrote, aSchool()))).toBe('wrote-another-school');
    }
    const stranger = aPerson({ current, programId: 'harbor-state' });
    expect(skipped(understandSchool(stranger, wrote, aSchool()))).toBe('no-such-person');
  });
});

describe('a name that is in no directory', () => {
  const ownId = `s-${'f'.repeat(24)}`;
  const named = { ...name, ownId };
  const none = { typed: undefined, own: undefined };

  test('stays the school it is, without an NCES id', () => {
    const changes = settleSchoolName(
      { typed: aTypedSchool(), own: undefined },
      named,
      'no-nces-id',
    );
    expect(done(changes).what).toBe('school-without-nces');
    expect(stored(changes).school).toEqual([aTypedSchool({ standing: 'no-nces-id' })]);
  });

  test('becomes a school where it was only written in an answer', () => {
    const [other, school] = stored(settleSchoolName(none, named, 'no-nces-id')).school;
    expect(other).toMatchObject({ schoolId: typedId, sameAs: ownId });
    expect(school).toMatchObject({ schoolId: ownId, name: 'Lincoln MS', standing: 'no-nces-id' });
    const own = aTypedSchool({ schoolId: ownId, ncesSchoolId: '010000500870' });
    const known = settleSchoolName({ typed: undefined, own }, named, 'no-nces-id');
    expect(stored(known).school).toMatchObject([{ schoolId: typedId, sameAs: ownId }]);
  });

  test('may be no school at all, unless somebody was hired there', () => {
    const [kept] = stored(settleSchoolName(none, named, 'not-a-school')).school;
    expect(kept).toMatchObject({ standing: 'not-a-school', members: [] });
    expect(kept).not.toHaveProperty('sameAs');
    const hired = { typed: aTypedSchool(), own: undefined };
    expect(skipped(settleSchoolName(hired, named, 'not-a-school'))).toBe('school-works');
  });

  test('is settled once', () => {
    const typed = aTypedSchool({ standing: 'no-nces-id' });
    expect(skipped(settleSchoolName({ typed, own: undefined }, named, 'no-nces-id'))).toBe(
      'no-nces-id',
    );
    const other = { typed: aTypedSchool({ sameAs: lincoln }), own: undefined };
    expect(skipped(settleSchoolName(other, named, 'no-nces-id'))).toBe('school-settled');
  });
});
