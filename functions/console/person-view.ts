import { dayIn } from '../../shared/domain/calendar-day.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import { timelineOf } from '../../shared/domain/timeline.ts';
import type { Dossier, ListedPerson } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import type { School } from '../../shared/records/school.ts';
import type { Response as StoredResponse } from '../../shared/records/response.ts';
import { personCheckInsView } from './check-ins-view.ts';
import { personCallsView } from './call-view.ts';
import { awardsView, credentialsView } from './credentials-view.ts';
import { mayGive, maySetAside } from './judge-address.ts';
import type { AddressView } from './pages/person-addresses.tsx';
import type { PersonRow } from './pages/people-page.tsx';
import type { PersonView } from './pages/person-page.tsx';
import type { MessagesView } from './pages/person-messages.tsx';
import type { SurveysView } from './pages/person-surveys.tsx';
import { personMentoringView } from './person-mentoring-view.ts';
import { placeView, positionsView } from './positions-view.ts';
import type { DistrictNames } from './read-districts.ts';
import { startSurvey } from './start-survey.ts';

/** A person as a list shows them. */
export function rowOf(person: ListedPerson): PersonRow {
  return {
    personId: person.personId,
    name: person.displayName,
    cohort: person.cohort,
    degrees: person.degrees.map(({ degreeCode, majorSpecialization, status }) => ({
      name: `${degreeCode} ${majorSpecialization}`,
      revoked: status === 'revoked',
    })),
    reach: person.reach,
    answered: person.answered,
    current: person.current,
  };
}

interface Sharers {
  claims: readonly AddressClaim[];
  /** Names of those who share an address with them. */
  names: ReadonlyMap<string, string>;
}

interface Present {
  program: Program;
  /** Where they work or worked. */
  schools: readonly School[];
  districtNames: DistrictNames;
  /** Names of those whom they mentor, or who mentor them. */
  partners: ReadonlyMap<string, string>;
  now: string;
}

/** A person as their own page shows them. */
export function personView(
  person: Person,
  dossier: Dossier,
  sharers: Sharers,
  present: Present,
): PersonView {
  return {
    personId: person.personId,
    name: person.displayName,
    studentId: person.candidateIdentifier,
    cohort: person.cohort,
    term: person.term,
    campus: person.campus,
    completionDate: person.completionDate,
    telephone: person.telephone,
    homeDistrict: homeDistrictIn(person, present),
    directoryHold: person.directoryHold,
    reach: person.reach,
    revoked: person.graduation === 'revoked',
    candidate: person.graduation === 'candidate',
    degrees: person.degrees.map((degree) => ({
      degree: degree.degreeCode,
      major: degree.majorSpecialization,
      program: degree.programCode,
      concentration: degree.concentration,
      completionDate: degree.completionDate,
      revoked: degree.status === 'revoked',
    })),
    current:
      person.current === undefined
        ? undefined
        : { ...person.current, place: presentPlace(person, present) },
    facts: [...dossier.facts]
      .sort((a, b) => b.observedAt.localeCompare(a.observedAt) || a.kind.localeCompare(b.kind))
      .map(({ kind, value, school, source, observedAt, confidence }) => ({
        kind,
        value,
        school,
        source,
        observedAt,
        confidence,
      })),
    addresses: person.addresses.map((address) => addressView(person, address, sharers)),
    calls: personCallsView(person, dossier, present.now, present.program.timeZone),
    checkIns: personCheckInsView(person, dossier, present),
    messages: messagesView(person, present),
    mentoring: personMentoringView(person.personId, dossier, present.partners, {
      now: present.now,
      timeZone: present.program.timeZone,
    }),
    positions: positionsView(
      dossier.employments,
      present.schools,
      present.districtNames,
      dossier.statedTerms,
    ),
    credentials: credentialsView(dossier.credentials, dayIn(present.now, present.program.timeZone)),
    awards: awardsView(dossier.recognitions),
    surveys: surveysView(person, dossier, present),
    timeline: timelineOf({
      entries: dossier.entries,
      messages: dossier.messages,
      addressOf: (addressId) =>
        person.addresses.find((address) => address.addressId === addressId)?.address,
    }),
  };
}

function homeDistrictIn({ homeDistrictLeaId: leaId }: Person, { districtNames }: Present) {
  if (leaId === undefined) return undefined;
  const name = districtNames(leaId);
  return name.includes(leaId) ? name : `${name} (NCES id ${leaId})`;
}

function presentPlace({ current }: Person, { schools, districtNames }: Present) {
  return current?.schoolId === undefined
    ? undefined
    : placeView(current.schoolId, schools, districtNames);
}

function addressView(
  person: Person,
  address: Person['addresses'][number],
  { claims, names }: Sharers,
): AddressView {
  const claim = claims.find(({ addressId }) => addressId === address.addressId);
  return {
    addressId: address.addressId,
    address: address.address,
    type: address.electronicMailType,
    status: address.status,
    since: address.since,
    source: address.source,
    preferred: address === addressFor(person.addresses),
    maySetAside: maySetAside(address.status),
    mayRestore: address.status === 'not-me',
    mayGive: mayGive(address.status),
    others: (claim?.claimants ?? []).flatMap((personId) => {
      const name = personId === person.personId ? undefined : names.get(personId);
      return name === undefined ? [] : [{ personId, name }];
    }),
  };
}

function surveysView(person: Person, dossier: Dossier, { program, now }: Present): SurveysView {
  const { enrolments, responses, messages } = dossier;
  const started = startSurvey({ person, program, enrolments, messages }, () => '', now);
  return {
    mayStart: started.outcome === 'done',
    enrolments: [...enrolments]
      .sort((a, b) => b.plan.localeCompare(a.plan))
      .map(({ plan, status, step, dueAt }) => {
        const response = responses.find((each) => each.plan === plan);
        return {
          plan,
          status,
          step,
          dueAt,
          answers: answersIn(response),
          submittedAt: response?.submittedAt,
        };
      }),
  };
}

function messagesView({ unwanted, pausedUntil }: Person, { program, now }: Present): MessagesView {
  const goesOn = pausedUntil !== undefined && pausedUntil > dayIn(now, program.timeZone);
  return { unwanted, pausedUntil: goesOn ? pausedUntil : undefined };
}

function answersIn(response: StoredResponse | undefined) {
  return Object.entries(response?.answers ?? {}).flatMap(([question, value]) =>
    typeof value === 'string' && value !== '' ? [{ question, value }] : [],
  );
}
