import type * as z from 'zod';
import { confirmationSubmitted } from '../../../events/confirmation-submitted.ts';
import type { EventContract } from '../../../events/contract.ts';
import { credentialSubmitted } from '../../../events/credential-submitted.ts';
import { graduationSubmitted } from '../../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../../events/hire-submitted.ts';
import { separationSubmitted } from '../../../events/separation-submitted.ts';
import type { FileStatement } from './file-format.ts';

/** The contract that a statement of a file is made by. */
export function statementContract(type: FileStatement['type']): EventContract {
  switch (type) {
    case 'graduation.submitted.v1':
      return graduationSubmitted;
    case 'hire.submitted.v1':
      return hireSubmitted;
    case 'separation.submitted.v1':
      return separationSubmitted;
    case 'confirmation.submitted.v1':
      return confirmationSubmitted;
    case 'credential.submitted.v1':
      return credentialSubmitted;
  }
}

/** Where a statement does not keep its contract: the field and what is wrong with it; undefined when it does. */
export function breachOf(statement: FileStatement): { field: string; problem: string } | undefined {
  const { error } = statementContract(statement.type).data.safeParse(statement.data);
  const [issue]: (z.core.$ZodIssue | undefined)[] = error?.issues ?? [];
  if (issue === undefined) return undefined;
  const path = issue.path.filter((part) => typeof part === 'string');
  return { field: path.join(' › '), problem: issue.message };
}
