/** What the lines say of statements that came from outside: by whom, and what they were about. */
import type { Sentences, TimelineDetails } from './sentence.ts';

export const statementSentences: Sentences = {
  'hire-stated': (details) => `A hire was stated, ${door(details)}.`,
  'hire-known-already': (details) =>
    `The same hire was stated again, ${door(details)}; nothing changed.`,
  'separation-stated': (details) => `The end of a position was stated, ${door(details)}.`,
  'separation-known-already': (details) =>
    `The same end of a position was stated again, ${door(details)}; nothing changed.`,
  'confirmation-stated': (details) =>
    `That they work at a school was confirmed${year(details)}, ${door(details)}.`,
  'employment-confirmed': (details) =>
    `It is on record that they work at a school${year(details)}.`,
  'credential-recorded': (details) => `A credential was recorded, stated ${door(details)}.`,
  'credential-changed': (details) =>
    `What is known of a credential was changed, stated ${door(details)}.`,
  'credential-known-already': (details) =>
    `The same credential was stated again, ${door(details)}; nothing changed.`,
  'recognition-recorded': (details) => `An award was recorded, stated ${door(details)}.`,
  'recognition-changed': (details) =>
    `What is known of an award was changed, stated ${door(details)}.`,
  'recognition-known-already': (details) =>
    `The same award was stated again, ${door(details)}; nothing changed.`,
  'contact-stated': (details) => `How to reach them was stated anew, ${door(details)}.`,
  'contact-known-already': (details) =>
    `What is known of how to reach them was stated again, ${door(details)}; nothing changed.`,
};

function door(details: TimelineDetails): string {
  switch (details['door']) {
    case 'form':
      return 'on a form of the console';
    case 'file':
      return 'in a file';
    case 'bus':
    case 'http':
      return 'by a system of the institution or a district';
    default:
      return 'by the program';
  }
}

/** A school year by the year in which it ends. */
function year({ schoolYear }: TimelineDetails): string {
  return typeof schoolYear === 'number'
    ? ` for the school year ${schoolYear - 1}–${String(schoolYear % 100).padStart(2, '0')}`
    : '';
}
