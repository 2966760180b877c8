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
  'review-decided': {
    tone: 'success',
    sentence: 'It is recorded for this person within moments.',
  },
  'review-discarded': { tone: 'success', sentence: 'The statement was discarded.' },
  'review-not-possible': {
    tone: 'warning',
    sentence: 'Nothing was recorded: this person is not there any more. Choose another.',
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
  'messages-stopped': {
    tone: 'success',
    sentence: 'These emails are stopped for them; one that is planned will not go.',
  },
  'messages-allowed': { tone: 'success', sentence: 'These emails go to them again.' },
  'pause-begun': {
    tone: 'success',
    sentence: 'Nothing is sent to them until that day. What is due in the meantime waits.',
  },
  'pause-ended': { tone: 'success', sentence: 'The break is over; emails go to them again.' },
  'no-such-day': {
    tone: 'warning',
    sentence: 'Nothing was changed: choose a day after today, within two years.',
  },
  'check-in-sent-now': {
    tone: 'success',
    sentence: 'The check-in goes out within minutes; during a break it waits for the end.',
  },
  'check-in-under-way': {
    tone: 'warning',
    sentence: 'Nothing was sent: a check-in is under way, or there was one today.',
  },
  'check-in-opted-out': {
    tone: 'warning',
    sentence: 'Nothing was sent: they want no check-ins.',
  },
  'check-in-not-reachable': {
    tone: 'warning',
    sentence: 'Nothing was sent: they have no address that may be used.',
  },
  'check-in-degree-revoked': {
    tone: 'warning',
    sentence: 'Nothing was sent: every degree of theirs was taken back.',
  },
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
  'call-called-off': { tone: 'success', sentence: 'The call is called off.' },
  'call-opened-again': { tone: 'success', sentence: 'The call is open again.' },
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
  'mentors-approved': {
    tone: 'success',
    sentence: 'The list is approved: the first mentor is invited within minutes.',
  },
  'mentor-chosen': {
    tone: 'success',
    sentence: 'They are asked next; within minutes, unless somebody is being asked right now.',
  },
  'mentor-left-out': { tone: 'success', sentence: 'They are not asked for this.' },
  'mentor-list-renewed': {
    tone: 'success',
    sentence: 'A new list is being made; load this page again in a minute.',
  },
  'mentor-need-cancelled': { tone: 'success', sentence: 'It is called off.' },
  'mentor-asked-for': {
    tone: 'success',
    sentence: 'A list of mentors is being made; it shows under Mentoring within a minute.',
  },
  'mentoring-need-settled': {
    tone: 'warning',
    sentence: 'Nothing was changed: a mentor was found, or it was called off.',
  },
  'mentoring-need-not-proposed': {
    tone: 'warning',
    sentence: 'Nothing was changed: the list was approved already, or is being made.',
  },
  'mentoring-asked-before': {
    tone: 'warning',
    sentence: 'Nothing was changed: they were asked already, or left out.',
  },
  'mentoring-not-on-the-list': {
    tone: 'warning',
    sentence: 'Nothing was changed: they are not on the list any more.',
  },
  'mentoring-mentor-is-asked': {
    tone: 'warning',
    sentence: 'Nothing was changed: a mentor is being asked. Wait for the answer, or call it off.',
  },
  'mentor-looked-for-already': {
    tone: 'warning',
    sentence: 'Nothing was started: a mentor of this kind is being looked for already.',
  },
  'mentor-opted-out': {
    tone: 'warning',
    sentence: 'Nothing was started: they want no emails about mentoring.',
  },
  'mentor-revoked': {
    tone: 'warning',
    sentence: 'Nothing was started: every degree of theirs was taken back.',
  },
  'mentor-not-possible': {
    tone: 'warning',
    sentence: 'Nothing was changed: they may not be asked for this one. The list says who may.',
  },
  'pair-paused': { tone: 'success', sentence: 'The pair has a pause until that day.' },
  'pair-went-on': { tone: 'success', sentence: 'The pair goes on.' },
  'pair-completed': {
    tone: 'success',
    sentence: 'The pair has ended. Both are thanked by email within minutes.',
  },
  'pair-called-off': {
    tone: 'success',
    sentence: 'The pair has ended. Both are thanked by email within minutes.',
  },
  'pair-ended-already': {
    tone: 'warning',
    sentence: 'Nothing was changed: the pair had ended already.',
  },
  'school-confirmed': { tone: 'success', sentence: 'It is that school from now on.' },
  'school-without-nces': {
    tone: 'success',
    sentence: 'It is a school without an NCES id, and is not asked about again.',
  },
  'no-nces-id': {
    tone: 'success',
    sentence: 'It is a school without an NCES id, and is not asked about again.',
  },
  'name-not-a-school': { tone: 'success', sentence: 'It stays as it was written.' },
  'not-a-school': { tone: 'success', sentence: 'It stays as it was written.' },
  'school-works': {
    tone: 'warning',
    sentence: 'Nothing was changed: somebody was hired there, so it is a school.',
  },
  'school-not-listed': {
    tone: 'warning',
    sentence: 'Nothing was changed: the directory has no such school any more.',
  },
  'school-settled': {
    tone: 'warning',
    sentence: 'Nothing was changed: this name has been settled meanwhile.',
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
