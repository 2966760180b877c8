import { isDeepStrictEqual } from 'node:util';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { recognitionRecorded } from '../../events/recognition-recorded.ts';
import type { recognitionSubmitted } from '../../events/recognition-submitted.ts';
import { edFiValue, keptDescriptor } from '../../shared/domain/ed-fi-words.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Recognition } from '../../shared/records/recognition.ts';
import type { RecognitionState } from './read-recognition.ts';
import { admitStatement } from './admit-statement.ts';
import { evidenceOf, isLater } from './stated-position.ts';

type Stated = Envelope<DataOf<typeof recognitionSubmitted>>;

/**
 * Admits an award of a graduate.
 * 1. Leave alone what is older than what was stated of the same award: the same day, kind and title. 2. Record it.
 * 3. Announce it, unless it was known; who gave it, and for what, may still be corrected.
 */
export function admitRecognition(state: RecognitionState, event: Stated, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person, warnings } = settled;
  const known = state.recognition;
  const recognition = recognitionAfter(state, event, person.personId);
  const same = known !== undefined && isDeepStrictEqual(said(known), said(recognition));
  if (!isLater(event, known?.statedAt)) {
    const because = same ? 'recognition-known-already' : 'older-than-known';
    return { outcome: 'skipped', because, warnings };
  }
  return {
    outcome: 'done',
    what: whatOf(known, same),
    details: { recognitionId: state.recognitionId, door: event.provenance?.door ?? 'bus' },
    about: personPartition(person.personId),
    writes: [{ put: 'recognition', item: recognition }],
    emits: same
      ? []
      : [
          causedBy(recognitionRecorded, traceOf(event, state.digest), {
            idSuffix: 'recognition',
            occurredAt: event.occurredAt,
            data: {
              personId: person.personId,
              recognitionId: state.recognitionId,
              recognitionType: edFiValue('RecognitionType', recognition.recognitionType) ?? 'Other',
              recognitionAwardDate: recognition.recognitionAwardDate,
              evidence: evidenceOf(event),
            },
          }),
        ],
    warnings,
  };
}

function whatOf(known: Recognition | undefined, same: boolean): string {
  if (same) return 'recognition-known-already';
  return known === undefined ? 'recognition-recorded' : 'recognition-changed';
}

function recognitionAfter(
  { recognition: known, recognitionId }: RecognitionState,
  event: Stated,
  personId: string,
): Recognition {
  const { programId, data, occurredAt } = event;
  const { recognitionDescription, issuerName } = data;
  const { source, observedAt } = evidenceOf(event);
  return {
    personId,
    recognitionId,
    programId,
    version: known?.version ?? 0,
    achievementTitle: data.achievementTitle,
    recognitionType: keptDescriptor('RecognitionType', data.recognitionType),
    ...(recognitionDescription !== undefined && { recognitionDescription }),
    ...(issuerName !== undefined && { issuerName }),
    recognitionAwardDate: data.recognitionAwardDate,
    source,
    observedAt,
    statedAt: occurredAt,
  };
}

/** What is said of the award, without who said it and when. */
function said({ version: _, source: __, observedAt: ___, statedAt: ____, ...rest }: Recognition) {
  return rest;
}
