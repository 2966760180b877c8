/** What the command ended with, for scripts. */
export const exitCode = {
  /** Imported; or, with --dry-run, it would be. */
  done: 0,
  /** The command was called in a way it does not know. */
  usage: 2,
  /** The file cannot be used, or holds nothing to import. */
  file: 3,
  /** The credentials are not accepted, or not for this. */
  access: 4,
  /** Rollcall did not answer. The same command goes on where this one stopped. */
  unreachable: 5,
  /** The file waits: nobody said that it is to be imported. */
  waiting: 6,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends the command with a sentence for whoever called it. */
export class CommandError extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
  }
}
