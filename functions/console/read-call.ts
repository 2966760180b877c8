import type { Lists, Reader } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import { readDossier } from './read-person.ts';

type Dossier = NonNullable<Awaited<ReturnType<typeof readDossier>>>;

/** A call to somebody of the admin's program, with everything known of them; undefined when there is none. */
export async function findCall(
  records: Lists,
  programId: string,
  { personId = '', callId = '' }: Readonly<Record<string, string>>,
): Promise<(Dossier & { call: CallTask }) | undefined> {
  const found = await readDossier(records, programId, personId);
  const call = found?.dossier.callTasks.find((each) => each.callId === callId);
  return found === undefined || call === undefined ? undefined : { ...found, call };
}

/** What every decision about a call is taken on. */
export function readCall(records: Reader, { personId, callId, programId }: CallTask) {
  return records.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    callTask: { record: 'callTask', key: { personId, callId } },
    messages: { allOf: 'message', personId },
  });
}
