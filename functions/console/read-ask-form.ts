import {
  type MentoringKind,
  type MentoringTopic,
  mentoringTopics,
} from '../../events/vocabulary/mentoring.ts';
import { tickedOf } from '../../shared/domain/ticked.ts';
import type { Person } from '../../shared/records/person.ts';
import type { TypedAsk } from './pages/ask-mentor-page.tsx';

const longestWords = 1000;

export type AskReading =
  | { ok: true; request: { kind: MentoringKind; topics: MentoringTopic[]; words: string } }
  | { ok: false; typed: TypedAsk; errors: { field: string; message: string }[] };

/** What may be asked for on somebody's behalf: a buddy before they complete, the others after. */
export function kindsToAskFor({ graduation }: Person): readonly MentoringKind[] {
  return graduation === 'candidate'
    ? ['buddy', 'flash']
    : ['mentor', 'flash', 'observation', 'peer-coach'];
}

/** Reads the form. */
export function readAskForm(
  fields: ReadonlyMap<string, string>,
  kinds: readonly MentoringKind[],
): AskReading {
  const typed: TypedAsk = {
    kind: kinds.find((kind) => kind === fields.get('kind')),
    topics: tickedOf(fields, 'topics', mentoringTopics),
    words: (fields.get('words') ?? '').replaceAll('\r\n', '\n').trim(),
  };
  const { kind, topics, words } = typed;
  const errors = [
    ...(kind === undefined ? [{ field: 'kind', message: 'Choose what is looked for.' }] : []),
    ...(words.length > longestWords
      ? [{ field: 'words', message: `Shorten this to ${longestWords} characters.` }]
      : []),
  ];
  if (kind === undefined || errors.length > 0) return { ok: false, typed, errors };
  return { ok: true, request: { kind, topics, words } };
}
