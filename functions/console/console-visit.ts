import * as z from 'zod';
import { ProgramId } from '../../events/contract.ts';
import type {
  CommitContext,
  Committer,
  Links,
  Lists,
  NameFinder,
  Reader,
} from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';

export interface ConsoleServices {
  records: Reader & Committer & Lists & NameFinder;
  links: () => Promise<Links>;
  now: () => string;
}

/** Who signed in. */
export interface Admin {
  email: string;
  name: string;
  /** Whose graduates they see; undefined when nobody has given them a program. */
  programId: string | undefined;
}

/** A signed-in admin of a program. */
export interface Owner {
  admin: Admin;
  programId: string;
}

/** An admin's visit to their own program, once it is set up. */
export interface Visit extends Owner {
  program: Program;
}

const Claims = z.object({
  email: z.string().default(''),
  name: z.string().default(''),
  programId: z.string().default(''),
});

/** The admin out of a session's claims. What does not look like a program's id is none. */
export function adminOf(claims: unknown): Admin {
  const { email, name, programId } = Claims.parse(claims);
  const program = ProgramId.safeParse(programId);
  return {
    email,
    name: name === '' ? email : name,
    programId: program.success ? program.data : undefined,
  };
}

/**
 * Who did what, for the entry of a commit.
 * `eventId` stands for what the form stands for, so that a second press of the same form changes nothing.
 */
export function contextOf(
  { admin, programId }: Owner,
  eventId: string,
  now: string,
): Omit<CommitContext, 'now'> {
  return {
    workflow: 'console',
    eventId,
    programId,
    correlationId: eventId,
    occurredAt: now,
    cause: 'page',
    actor: admin.email,
  };
}
