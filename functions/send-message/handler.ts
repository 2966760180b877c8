import { claimMessage, recordMessage } from '../../shared/adapters/door.ts';
import { links } from '../../shared/adapters/links.ts';
import { writtenLetter } from '../../shared/adapters/mail-service.ts';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { describeWork } from '../../shared/runtime/on-event.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { readDoorState } from './read-door-state.ts';
import { nameOfRelease, readRelease } from './read-release.ts';
import { refusedMessage, refuseMessage } from './refuse-message.ts';
import { sendMessage, type Door } from './send-message.ts';
import { turns } from './take-turns.ts';
import { letterFor } from './write-letter.ts';

const doorTo = (turn: () => Promise<void>): Door => ({
  now,
  read: (release) => readDoorState(release, records(now)),
  async claim(message, { person }) {
    // Reading took some longer than others: they must not come to the mail service in a bunch.
    await turn();
    return claimMessage(message, person);
  },
  write: async (sendable) =>
    writtenLetter(letterFor(sendable, await links(), env('PUBLIC_URL')), {
      fromAddress: env('FROM_ADDRESS'),
      configurationSet: env('CONFIGURATION_SET'),
    }),
  record: recordMessage,
  async refuse(message, reason) {
    // Without a person there is no timeline: only the message remembers.
    if (reason === 'person-gone') {
      await recordMessage(refusedMessage(message, reason, now()));
      return;
    }
    const { changes, context } = refuseMessage(message, reason, now());
    await records(now).commit(changes, { ...context, workflow: env('WORKFLOW') });
  },
});

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

interface Pace {
  read: ReturnType<typeof turns>;
  claim: ReturnType<typeof turns>;
}
let pace: Pace | undefined;

/** Of this environment: as many emails as its share of the rate are read, and go, in any second. */
function ownPace(): Pace {
  const [clock, doors] = [{ now: () => performance.now(), pause }, Number(env('DOORS'))];
  return { read: turns(clock, doors), claim: turns(clock, doors) };
}

export const handler = onQueue({
  async handle(record) {
    const { perSecond, ...release } = readRelease(record.body);
    pace ??= ownPace();
    const { read, claim } = pace;
    await read(perSecond);
    return {
      outcome: await sendMessage(
        release,
        doorTo(() => claim(perSecond)),
      ),
    };
  },
  describe: (record) => ({
    ...describeWork(record, 'none'),
    type: 'message',
    ...nameOfRelease(record.body),
  }),
});
