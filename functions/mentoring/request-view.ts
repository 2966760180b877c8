import type { MentoringKind } from '../../events/vocabulary/mentoring.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { RequestView } from './pages/request-page.tsx';
import { shareableOf } from './shareable-of.ts';

/** What a person may ask for: a buddy while they prepare to teach, the others once they have completed. */
export function kindsFor({ graduation }: Person): readonly MentoringKind[] {
  return graduation === 'candidate'
    ? ['buddy', 'flash']
    : ['mentor', 'flash', 'observation', 'peer-coach'];
}

/** What the page shows: how each wish stands, the latest first, and the form with what was wished last. */
export function requestView(person: Person, needs: readonly MentorNeed[]): RequestView {
  const kinds = kindsFor(person);
  const known = needs
    .filter(({ status }) => status !== 'cancelled')
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const last = known.find(({ status, kind }) => status !== 'matched' && kinds.includes(kind));
  return {
    kinds,
    wishes: known.map(({ kind, status, createdAt }) => ({
      kind,
      createdAt,
      standing: standingOf(status),
    })),
    typed: {
      kind: last?.kind,
      topics: last?.topics ?? [],
      words: last?.words ?? '',
      shares: last?.shares ?? [],
    },
    problems: [],
    shareable: shareableOf(person),
  };
}

function standingOf(status: MentorNeed['status']): RequestView['wishes'][number]['standing'] {
  switch (status) {
    case 'open':
    case 'proposed':
      return 'looking';
    case 'inviting':
      return 'asking';
    case 'matched':
      return 'found';
    case 'unmet':
    case 'cancelled':
      return 'not-found';
  }
}
