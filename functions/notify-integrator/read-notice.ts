import type { Envelope } from '../../events/contract.ts';
import { programHolder } from '../../shared/domain/message-holder.ts';
import { quarantinePlan } from '../../shared/domain/message-plan.ts';
import type { Reader } from '../../shared/ports.ts';
import type { NoticeState } from './notify-integrator.ts';

/** Reads what the latest email to the integration contact tells of, then that email. */
export async function readNotice(
  { programId }: Envelope<unknown>,
  reader: Reader,
): Promise<NoticeState> {
  const { program, notice } = await reader.read({
    program: { record: 'program', key: { programId } },
    notice: { record: 'quarantineNotice', key: { programId } },
  });
  if (notice === undefined) return { program, notice, message: undefined };
  const key = { personId: programHolder(programId), plan: quarantinePlan(notice.number) };
  const { message } = await reader.read({
    message: { record: 'message', key: { ...key, step: 'notice' } },
  });
  return { program, notice, message };
}
