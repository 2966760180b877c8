import type { Admin, Visit } from './console-visit.ts';
import type { Frame } from './pages/console-response.tsx';

/** What every page shows around its content. `done` is the code in the address of what was just done. */
export function frameOf({ admin, program }: Visit, done?: string): Frame {
  return {
    program: program.name,
    admin: admin.name,
    timeZone: program.timeZone,
    sendingStopped: program.sendingStopped,
    done,
  };
}

/** Before the program has a name. */
export function frameBeforeSetUp(admin: Admin): Frame {
  return {
    program: 'Your program',
    admin: admin.name,
    timeZone: 'UTC',
    sendingStopped: false,
    done: undefined,
  };
}
