import { type ContractBreach, type EventContract, readStrictly } from '../../events/contract.ts';
import { descriptorWarnings, type Warning } from '../domain/descriptor-warnings.ts';
import { TooEarlyError } from '../domain/errors.ts';
import { mendableBreaches, type Problem } from '../domain/mendable-breach.ts';
import { reasonsAgainst } from '../domain/reasons-against.ts';
import { answerAlone, answerTooEarly, withAnswer } from './answer-sender.ts';
import { now } from './clock.ts';
import { type Bound, describeWork, type Opened, useFor } from './on-event.ts';
import { onQueue, type Said } from './on-queue.ts';
import { quarantine } from './quarantine.ts';
import { type ReadSubmission, readSubmission } from './read-submission.ts';
import { submittedBy } from './receipt-after.ts';
import { readIntegrators, stampSubmission } from './stamp-submission.ts';

/**
 * The Lambda of a workflow that admits submissions.
 * 1. Each is stamped with its program and with who sent it by which door. 2. What its sender may not send, what
 * breaks its contract and what cannot be meant waits in the quarantine, with the reasons. 3. An integrator gets a
 * receipt: in the transaction that admits, or by itself when there was nothing to admit, or not yet. 4. A test is decided on and
 * answered, and leaves nothing else.
 */
export function onSubmission(uses: Bound | readonly Bound[]) {
  const bound = 'contract' in uses ? [uses] : uses;
  return onQueue({
    handle: (record) => admit(readSubmission(record), bound),
    describe: (record) => describeWork(record, 'intake'),
  });
}

async function admit(read: ReadSubmission, bound: readonly Bound[]): Promise<Said> {
  const { event: busEvent, readable } = read;
  const use = useFor(busEvent, bound);
  const { contract } = use;
  const stamped = stampSubmission(busEvent, readIntegrators(process.env['INTEGRATORS']));
  const { event, programId } = stamped;
  const submitted = submittedBy(event.detail, programId, contract.type);
  const opened = use.open(event);
  const problems = [
    ...stamped.problems,
    ...read.problems,
    // What came by a form or a file was looked at there, beside its cell.
    ...(readable
      ? problemsOf(contract, event.detail, opened, (submitted?.door ?? 'form') !== 'form')
      : []),
  ];
  if (problems.length > 0 || 'breaches' in opened) {
    return quarantine({ stamped, submissionType: contract.type, problems });
  }
  if (submitted === undefined) return (await opened.run()).said;
  const asked = { ...submitted, warnings: warningsOn(contract, event.detail) };
  try {
    const handled = await opened.run(withAnswer(asked));
    await answerAlone(asked, handled, busEvent.id);
    return handled.said;
  } catch (error) {
    if (error instanceof TooEarlyError) await answerTooEarly(asked, busEvent.id);
    throw error;
  }
}

function problemsOf(
  contract: EventContract,
  detail: unknown,
  opened: Opened | { breaches: ContractBreach[] },
  fromIntegrator: boolean,
): Problem[] {
  const breaches = 'breaches' in opened ? opened.breaches : [];
  return fromIntegrator
    ? reasonsAgainst(contract, detail, breaches, now())
    : mendableBreaches(contract, detail, breaches);
}

/** What was taken, and should be looked at: local values of descriptors, and fields that the contract does not have. */
function warningsOn(contract: EventContract, detail: unknown): Warning[] {
  const strict = readStrictly(contract, detail);
  const undeclared = strict.ok ? [] : strict.breaches;
  const data = typeof detail === 'object' && detail !== null && 'data' in detail ? detail.data : {};
  return [
    ...undeclared.map(({ field, problem }) => ({ field, problem: `${problem}; it was left out` })),
    ...descriptorWarnings(data),
  ];
}
