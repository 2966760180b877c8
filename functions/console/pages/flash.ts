import type { Tone } from '../../../shared/html/notice.tsx';

/** What an address may say was just done. Codes only: an address holds no words of anyone. */
const flashes: Readonly<Record<string, { tone: Tone; sentence: string }>> = {
  'set-up': { tone: 'success', sentence: 'Your program is set up. Next: bring in your graduates.' },
  'settings-saved': { tone: 'success', sentence: 'The settings are saved.' },
  'sending-stopped': { tone: 'success', sentence: 'All sending is stopped.' },
  'sending-allowed': { tone: 'success', sentence: 'Sending is allowed again.' },
  'import-discarded': {
    tone: 'success',
    sentence: 'The file was thrown away. Nothing was imported.',
  },
  'event-replayed': {
    tone: 'success',
    sentence: 'The event was handed in again. If it still cannot be admitted, it comes back here.',
  },
  'event-discarded': { tone: 'success', sentence: 'The event was discarded.' },
  'work-redriven': {
    tone: 'success',
    sentence: 'The work is being done again. What fails once more comes back here.',
  },
  'work-discarded': { tone: 'success', sentence: 'The work was discarded.' },
  'nothing-possible': {
    tone: 'warning',
    sentence: 'Nothing was done: none of the chosen work can be done again.',
  },
  'nothing-chosen': { tone: 'warning', sentence: 'Nothing was chosen, so nothing was done.' },
  'hire-stated': {
    tone: 'success',
    sentence: 'The hire is written down; within seconds it shows under Positions.',
  },
  'hire-stated-nces-repaired': {
    tone: 'success',
    sentence:
      'The hire is written down; within seconds it shows under Positions. The NCES id had eleven digits: its leading zero was put back.',
  },
  'separation-stated': {
    tone: 'success',
    sentence: 'The end of the position is written down; within seconds it shows under Positions.',
  },
  'host-not-possible': {
    tone: 'warning',
    sentence: 'Nothing was changed: they no longer work here, or have a directory hold.',
  },
  'host-chosen': { tone: 'success', sentence: 'The host is chosen.' },
  'survey-started': {
    tone: 'success',
    sentence: 'The survey starts now: the invitation goes out within minutes.',
  },
  'survey-answered-already': {
    tone: 'warning',
    sentence: 'Nothing was started: they have answered this year’s survey.',
  },
  'survey-invited-already': {
    tone: 'warning',
    sentence:
      'Nothing was started: they were invited to this year’s survey. Reminders follow by themselves.',
  },
  'survey-candidate': {
    tone: 'warning',
    sentence: 'Nothing was started: they have not completed the program yet.',
  },
  'survey-opted-out': {
    tone: 'warning',
    sentence: 'Nothing was started: they want no surveys.',
  },
  'survey-not-reachable': {
    tone: 'warning',
    sentence: 'Nothing was started: they have no address that may be used.',
  },
  'survey-degree-revoked': {
    tone: 'warning',
    sentence: 'Nothing was started: every degree of theirs was taken back.',
  },
  'surveys-stopped': {
    tone: 'success',
    sentence: 'Surveys are stopped for them; an email that is planned will not go.',
  },
  'surveys-allowed': { tone: 'success', sentence: 'Surveys are allowed for them again.' },
  'call-planned': {
    tone: 'success',
    sentence: 'The call is planned. Whoever makes it is told by email within minutes.',
  },
  'call-logged': { tone: 'success', sentence: 'The call is noted.' },
  'call-logged-beside': {
    tone: 'warning',
    sentence:
      'The call is noted. Somebody else noted something in the meantime: look at both under “Calls so far”.',
  },
  'call-taken-back': {
    tone: 'success',
    sentence: 'What you noted is taken back; the call is open again.',
  },
  'call-not-taken-back': {
    tone: 'warning',
    sentence:
      'Nothing was taken back: something has followed, it is more than a day old, or it was taken back already.',
  },
  'call-taken-over': { tone: 'success', sentence: 'This call is yours.' },
  'call-handed-over': {
    tone: 'success',
    sentence: 'The call is theirs now; they are told by email within minutes.',
  },
  'call-assigned-already': { tone: 'success', sentence: 'The call was theirs already.' },
  'call-taken-meanwhile': {
    tone: 'warning',
    sentence: 'Nothing was changed: somebody else took this call in the meantime.',
  },
  'call-done-already': {
    tone: 'warning',
    sentence: 'Nothing was changed: the call has been made.',
  },
  'address-set-aside': { tone: 'success', sentence: 'This address is no longer used for them.' },
  'address-restored': { tone: 'success', sentence: 'This address is looked at again.' },
  'address-given': {
    tone: 'success',
    sentence: 'The address is theirs alone now, and is used for nobody else.',
  },
};

/** The sentence for a code out of the address; undefined when there is none. */
export function flashOf(code: string | undefined): { tone: Tone; sentence: string } | undefined {
  return code !== undefined && Object.hasOwn(flashes, code) ? flashes[code] : undefined;
}
