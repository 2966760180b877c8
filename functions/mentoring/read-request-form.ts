import {
  type MentoringKind,
  mentoringTopics,
  sharings,
} from '../../events/vocabulary/mentoring.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import { longestWords, type RequestProblem, type TypedRequest } from './pages/request-fields.ts';
import type { Shareable } from './pages/share-choices.ts';

export type MentorRequest = TypedRequest & { kind: MentoringKind };

export type RequestReading =
  | { ok: true; request: MentorRequest }
  | { ok: false; typed: TypedRequest; problems: RequestProblem[] };

/** Reads the form. `kinds` may be asked for; a mentor must be able to reach them, by what we have of them. */
export function readRequestForm(
  form: ReadonlyMap<string, string>,
  kinds: readonly MentoringKind[],
  shareable: readonly Shareable[],
): RequestReading {
  const typed: TypedRequest = {
    kind: kinds.find((kind) => kind === form.get('kind')),
    topics: tickedOf(form, 'topics', mentoringTopics),
    words: (form.get('words') ?? '').replaceAll('\r\n', '\n').trim(),
    shares: tickedOf(form, 'shares', sharings),
  };
  const could = shareable.some(({ sharing }) => sharing !== 'school');
  const reachable = typed.shares.some((sharing) => sharing !== 'school');
  const problems: RequestProblem[] = [
    ...(typed.kind === undefined ? (['kind'] as const) : []),
    ...(typed.words.length > longestWords ? (['words'] as const) : []),
    ...(could && !reachable ? (['shares'] as const) : []),
  ];
  const { kind } = typed;
  if (kind === undefined || problems.length > 0) return { ok: false, typed, problems };
  return { ok: true, request: { ...typed, kind } };
}
