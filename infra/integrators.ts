import * as z from 'zod';
import { ProgramId } from '../events/contract.ts';
import { catalogue } from '../events/index.ts';

const submissionTypes = catalogue.filter(({ bus }) => bus === 'intake').map(({ type }) => type);

/** An institution's system that hands in events, as `cdk.json` lists it under `integrators`. */
export const Integrator = z.strictObject({
  /** Its source on the bus is `sis.<institution>`; its HTTP client has the same name. */
  institution: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, 40 at most'),
  /** The program it speaks for. */
  programId: ProgramId,
  /** The AWS account that may put its events on the bus; left out, nobody outside this account. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account id: twelve digits, as text')
    .optional(),
  /** What it may hand in; every submission when left out. */
  types: z
    .array(
      z
        .string()
        .refine((type) => submissionTypes.includes(type), `one of ${submissionTypes.join(', ')}`),
    )
    .min(1)
    .optional(),
});
export type Integrator = z.infer<typeof Integrator>;

/** What the bus and the API call an integrator. */
export const sourceOf = ({ institution }: Integrator): string => `sis.${institution}`;

/**
 * The integrators that a deployment's settings name.
 * @param context the context value: a list, or the same as JSON text (`cdk -c integrators='[…]'`)
 * @throws Error that says which entry is wrong and how
 */
export function readIntegrators(context: unknown, programs: readonly string[]): Integrator[] {
  const reading = z.array(Integrator).safeParse(listIn(context));
  if (!reading.success) {
    const list = reading.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(
      `The context value integrators (cdk.json) cannot be read. ${list.join('; ')}. ` +
        'Each is { "institution", "programId", "account"?, "types"? }.',
    );
  }
  const named = new Set<string>();
  for (const { institution, programId } of reading.data) {
    if (!programs.includes(programId)) {
      throw new Error(
        `The integrator ${institution} is of program ${programId}, which the context value programs does not name.`,
      );
    }
    if (named.has(institution)) {
      throw new Error(`The context value integrators names ${institution} twice.`);
    }
    named.add(institution);
  }
  return reading.data;
}

function listIn(context: unknown): unknown {
  if (context === undefined || context === '') return [];
  if (typeof context !== 'string') return context;
  try {
    return JSON.parse(context);
  } catch {
    return context;
  }
}
