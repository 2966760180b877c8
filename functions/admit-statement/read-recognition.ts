import type { DataOf, Envelope } from '../../events/contract.ts';
import { recognitionSubmitted } from '../../events/recognition-submitted.ts';
import { opaqueId } from '../../shared/domain/opaque-id.ts';
import type { Recognition } from '../../shared/records/recognition.ts';
import { readStatement, type Sources } from './read-statement.ts';
import type { StatementState } from './admit-statement.ts';

export interface RecognitionState extends StatementState {
  recognitionId: string;
  /** The same award, as it is on record. */
  recognition: Recognition | undefined;
}

export async function readRecognition(
  event: Envelope<DataOf<typeof recognitionSubmitted>>,
  sources: Sources,
): Promise<RecognitionState> {
  const state = await readStatement(recognitionSubmitted.type, event, sources);
  const { achievementTitle, recognitionType, recognitionAwardDate } = event.data;
  const named = [recognitionAwardDate, recognitionType.codeValue, achievementTitle];
  const key = `recognition#${named.map((part) => part.toLowerCase()).join('|')}`;
  const recognitionId = opaqueId(sources.links.hashOf, key);
  const personId = state.person?.personId;
  if (personId === undefined) return { ...state, recognitionId, recognition: undefined };
  const { recognition } = await sources.reader.read({
    recognition: { record: 'recognition', key: { personId, recognitionId } },
  });
  return { ...state, recognitionId, recognition };
}
