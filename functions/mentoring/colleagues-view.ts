import { defaultLocale } from '../../shared/domain/locale.ts';
import { maskedAddress } from '../../shared/domain/masked-address.ts';
import { mentoringLabels } from '../../shared/domain/mentoring-labels.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import type { Introduction } from '../../shared/records/introduction.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';
import type { ColleagueShare, ColleaguesView } from './pages/colleagues-page.tsx';

/** What somebody could show fellow graduates at their school: only what we have, masked as they know it. */
export function colleagueShares(person: Person, school: School): ColleagueShare[] {
  const labels = mentoringLabels(defaultLocale);
  const address = addressFor(person.addresses);
  const { telephone } = person;
  const member = school.members.find(({ personId }) => personId === person.personId);
  const position = [
    ...(member?.subjects ?? []).map((code) => labels.subjects[code]),
    ...(member?.gradeBands ?? []).map((code) => labels.gradeBands[code]),
  ].join(', ');
  return [
    ...(position === '' ? [] : [{ share: 'position' as const, hint: position }]),
    ...(address === undefined
      ? []
      : [{ share: 'email' as const, hint: maskedAddress(address.address) }]),
    ...(telephone === undefined
      ? []
      : [{ share: 'phone' as const, hint: `•••${telephone.slice(-2)}` }]),
  ];
}

/** The page as it stands. `preselected` is the button touched in the email; it records nothing. */
export function colleaguesView(
  person: Person,
  school: School,
  introduction: Introduction,
  preselected: string | undefined,
): ColleaguesView {
  const { status, shares, introducedTo } = introduction;
  const shareable = colleagueShares(person, school);
  const touched = preselected === 'yes' || preselected === 'no' ? preselected : undefined;
  return {
    school: school.name,
    standing: standingOf(person, school, status),
    introduced: introducedTo.length,
    answer: touched ?? (status === 'asked' ? undefined : status),
    shareable,
    shares,
  };
}

function standingOf(
  { personId, directoryHold }: Person,
  { members }: School,
  status: Introduction['status'],
): ColleaguesView['standing'] {
  if (directoryHold) return 'held';
  return members.some((each) => each.personId === personId) ? status : 'left';
}
