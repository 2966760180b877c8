import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import type { Bus, EventContract } from '../../events/contract.ts';

type Listening =
  | { readonly events: readonly EventContract[] }
  | { readonly everythingBut: readonly EventContract[] };

/**
 * On which bus a workflow hears its events, and by which pattern. Facts are taken from the source that their
 * contract names. Submissions are taken from whoever sends them: each has a name of its own, and what matched
 * neither the known types nor *everything but* them would be lost unseen.
 * @throws Error when the events are none, or not all of one bus
 */
export function listening(slug: string, on: Listening): { bus: Bus; pattern: EventPattern } {
  if ('everythingBut' in on) {
    return {
      bus: 'intake',
      pattern: { detailType: Match.anythingBut(...on.everythingBut.map(({ type }) => type)) },
    };
  }
  const detailType = on.events.map(({ type }) => type);
  const [bus, ...others] = new Set(on.events.map((contract) => contract.bus));
  if (bus === undefined || others.length > 0) {
    throw new Error(
      `infra/workflows/${slug}.ts must start on at least one event, and all of them on one bus.`,
    );
  }
  switch (bus) {
    case 'intake':
      return { bus, pattern: { detailType } };
    case 'inner':
      return {
        bus,
        pattern: { source: [...new Set(on.events.map(({ source }) => source))], detailType },
      };
  }
}
