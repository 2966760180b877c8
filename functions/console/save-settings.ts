import { isDeepStrictEqual } from 'node:util';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Program } from '../../shared/records/program.ts';
import { staffLinesAreKept } from './kept-lines.ts';
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
 * 3. The stop switch is not among them: it stays as it is.
 */
export function saveSettings(program: Program | undefined, change: SettingsChange): Changes {
  const { programId, settings, shownVersion } = change;
  if (program !== undefined && isDeepStrictEqual(settingsOf(program), settings)) {
    return { outcome: 'skipped', because: 'same-as-before' };
  }
  if ((program?.version ?? 0) !== shownVersion) {
    return { outcome: 'skipped', because: 'changed-meanwhile' };
  }
  return {
    outcome: 'done',
    what: program === undefined ? 'program-set-up' : 'settings-changed',
    about: programPartition(programId),
    keepForDays: staffLinesAreKept,
    writes: [
      {
        put: 'program',
        item: {
          programId,
          version: program?.version ?? 0,
          sendingStopped: program?.sendingStopped ?? false,
          ...settings,
        },
      },
    ],
  };
}

function settingsOf(program: Program): Settings {
  const { programId: _, version: __, sendingStopped: ___, ...settings } = program;
  return settings;
}
