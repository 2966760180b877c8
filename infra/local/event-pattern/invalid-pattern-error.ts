import { AwsError } from '../interfaces.ts';

/**
 * A pattern that EventBridge would refuse. `reason` is AWS's wording where it is known, followed by the
 * place in the pattern (` at [Source: (String)"..."; line: 1, column: 11]`), as AWS adds it.
 */
export class InvalidPatternError extends AwsError {
  constructor(reason: string) {
    super('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
  }
}
