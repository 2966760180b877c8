/** The first year of some new teachers: hires, ends that are told before their beginning, check-ins, colleagues. */
import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import { outgoing, type OutgoingEvent } from '../../events/contract.ts';
import { type Answer, answerCheckIn } from '../../functions/check-in/answer-check-in.ts';
import { readCheckIn } from '../../functions/check-in/check-in-visit.ts';
import { chooseMessages } from '../../functions/preferences/choose-messages.ts';
import { records } from '../../shared/adapters/records.ts';
import type { Changes } from '../../shared/ports.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { anEvent } from '../support/made-up-events.ts';
import { anAddress, aPerson, aProgram, aSchool, programId } from '../support/made-up-records.ts';
import { putRecord } from '../support/table-items.ts';
import { settleAt } from './a-year.ts';
import type { LittleRollcall } from './little-rollcall.ts';

const idOf = (number: number) => `cccccccc-0000-4000-8000-00000000000${number}`;
/** Three at one school; one who says it is hard; one who wants no check-ins; one who leaves; one who left at once. */
export const teachers = [0, 1, 2, 3, 4].map(idOf);
const hired = '2026-08-17';
const riverbend = 'nces-010000500870';
const oakHollow = 'nces-010258001002';
const brendan = 'nces-010317001999';
/** Afternoons in Chicago on which something is due. */
const thirtieth = '2026-09-16T21:05:00.000Z';
const reminded = '2026-09-21T21:05:00.000Z';
const afterTheEnd = '2026-10-05T21:05:00.000Z';

/** Everything that is told of a year, each twice or in any order where the world is unruly. */
export async function liveAFirstYear(rollcall: LittleRollcall): Promise<void> {
  rollcall.at('2026-09-01T12:00:00.000Z');
  await putRecord('program', aProgram({ version: 1 }));
  await Promise.all(teachers.map(putTeacher));
  for (const schoolId of [riverbend, oakHollow, brendan]) {
    await putRecord('school', aSchool({ schoolId, version: 1, name: schoolId, members: [] }));
  }
  const places = [riverbend, riverbend, riverbend, oakHollow, brendan];
  const told = places.map((schoolId, at) => hireOf(at, schoolId));
  // The end of the last one's position is told before its beginning.
  for (const event of [endOf(4, brendan, '2026-08-28'), ...told]) rollcall.publish(event);
  await rollcall.settle();
  rollcall.at('2026-09-10T12:00:00.000Z');
  await wantNoCheckIns(idOf(2));
  await settleAt(rollcall, thirtieth, []);
  rollcall.at('2026-09-17T21:05:00.000Z');
  await answer(idOf(1), 'checkin-d30-20260817', { mood: 2, callMe: true });
  await rollcall.settle();
  await settleAt(rollcall, reminded, []);
  rollcall.at('2026-10-02T12:00:00.000Z');
  rollcall.publish(endOf(3, oakHollow, '2026-10-01'));
  await rollcall.settle();
  await settleAt(rollcall, afterTheEnd, []);
}

async function putTeacher(personId: string, at: number): Promise<void> {
  await putRecord(
    'person',
    aPerson({
      personId,
      version: 1,
      displayName: `Teacher ${at}`,
      candidateIdentifier: `@3000000${at}`,
      telephone: '+13345550001',
      addresses: [anAddress({ addressId: `a${at}`, address: `teacher${at}@example.com` })],
      linkHash: `link-of-${personId}`,
      listOf: `${programId}#people`,
      listBy: `teacher ${at}#${personId}`,
    }),
  );
}

function hireOf(at: number, schoolId: string): OutgoingEvent {
  const data = {
    ...alumniHired.example,
    personId: idOf(at),
    employmentId: `${schoolId}.${hired}`,
    educationOrganization: { schoolId, leaId: schoolId.slice(5, 12) },
    employmentPeriod: { hireDate: hired },
  };
  return outgoing(alumniHired, anEvent(data, { eventId: `hire/${at}` }));
}

function endOf(at: number, schoolId: string, endDate: string): OutgoingEvent {
  const data = {
    ...alumniEmploymentEnded.example,
    personId: idOf(at),
    employmentId: `${schoolId}.${hired}`,
    educationOrganization: { schoolId, leaId: schoolId.slice(5, 12) },
    employmentPeriod: { hireDate: hired, endDate },
  };
  const head = { eventId: `end/${at}`, occurredAt: '2026-06-01T00:00:00Z' };
  return outgoing(alumniEmploymentEnded, anEvent(data, head));
}

async function wantNoCheckIns(personId: string): Promise<void> {
  const store = records(now);
  await onPage(personId, 'unsubscribe', {
    read: () => store.read({ person: { record: 'person', key: { personId } } }),
    decide: ({ person }, instant) =>
      chooseMessages(person, { purposes: ['checkIns'], wanted: false, via: 'one-click' }, instant),
  });
}

async function answer(personId: string, plan: string, more: Partial<Answer>): Promise<void> {
  const store = records(now);
  const said: Answer = {
    mood: 4,
    needs: ['planning'],
    words: 'It is a lot.',
    callMe: false,
    telephone: undefined,
    ...more,
  };
  await onPage(personId, `answer/${plan}`, {
    read: () => readCheckIn(store, { personId, plan }),
    decide: (state, instant) => answerCheckIn(state, said, instant),
  });
}

async function onPage<S>(
  personId: string,
  eventId: string,
  page: { read(): Promise<S>; decide(state: S, instant: string): Changes },
): Promise<void> {
  await decideAndCommit({
    committer: records(now),
    ...page,
    context: {
      workflow: 'page',
      eventId: `${personId}/${eventId}`,
      programId,
      correlationId: personId,
      occurredAt: now(),
      cause: 'page',
    },
  });
}
