import type { Tone } from '../../../shared/html/notice.tsx';

/** What an address may say was just done. Codes only: an address holds no words of anyone. */
const flashes: Readonly<Record<string, { tone: Tone; sentence: string }>> = {
  'settings-saved': { tone: 'success', sentence: 'The settings are saved.' },
};

/** The sentence for a code out of the address; undefined when there is none. */
export function flashOf(code: string | undefined): { tone: Tone; sentence: string } | undefined {
  return code !== undefined && Object.hasOwn(flashes, code) ? flashes[code] : undefined;
}
