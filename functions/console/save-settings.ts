import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';
import type { Settings } from './read-settings.ts';

interface SettingsChange {
  programId: string;
  settings: Settings;
  /** Version of the settings that the form was filled from; 0 at the first visit. */
  shownVersion: number;
}

/**
 * Stores a program's settings, at the first visit and later.
 * 1. The same again changes nothing. 2. What somebody else changed while the form was open is not overwritten.
 * 3. The stop switch and what other forms settle are not among them: they stay as they are.
 */
export function saveSettings(program: Program | undefined, change: SettingsChange): Changes {
  const { programId, settings, shownVersion } = change;
  if (program !== undefined && isDeepStrictEqual(settingsOf(program), settings)) {
    return { outcome: 'skipped', because: 'same-as-before' };
  }
  if ((program?.version ?? 0) !== shownVersion) {
    return { outcome: 'skipped', because: 'changed-meanwhile' };
  }
  const fresh = { programId, version: 0, sendingStopped: false, emailDomain: undefined };
  const { emailDomain: _, ...kept } = program ?? fresh;
  return {
    outcome: 'done',
    what: program === undefined ? 'program-set-up' : 'settings-changed',
    about: programPartition(programId),
    keepForDays: staffLinesAreKept,
    writes: [
      {
        put: 'program',
        item: { ...kept, ...settings },
      },
    ],
  };
}

function settingsOf(program: Program): Settings {
  const { name, postalAddress, replyTo, timeZone, seasonOpens, emailDomain } = program;
  const domain = emailDomain === undefined ? {} : { emailDomain };
  return { name, postalAddress, replyTo, timeZone, seasonOpens, ...domain };
}
