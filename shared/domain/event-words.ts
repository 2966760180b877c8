/** What submissions are called where the staff reads and writes them. */
export interface EventWords {
  /** In the middle of a sentence, with its article. */
  subject: string;
  /** What a page is for on which it is recorded. */
  title: string;
  /** When to record it. */
  says: string;
}

const words: Readonly<Record<string, EventWords>> = {
  'graduation.submitted.v1': {
    subject: 'the graduation',
    title: 'Record a graduation',
    says: 'For one student whom no file covers. If the student id is known already, the degree is added to their record; what you leave empty stays as it is. A degree can be taken back here too.',
  },
  'admission.submitted.v1': {
    subject: 'the admission',
    title: 'Record an admitted candidate',
    says: 'For somebody who enters the program. They get no surveys; a buddy from an older cohort is looked for. When they complete, their graduation is added to the same record.',
  },
  'hire.submitted.v1': {
    subject: 'the hire',
    title: 'Record a hire',
    says: 'The first check-ins are planned from the day of the hire. A position that is known already (same school, same first day) is changed, not doubled.',
  },
  'separation.submitted.v1': {
    subject: 'the end of a position',
    title: 'Record the end of a position',
    says: 'Its check-ins stop. They are asked once, by email, how they are and whether you can help.',
  },
  'confirmation.submitted.v1': {
    subject: 'the confirmation',
    title: 'Confirm where somebody works',
    says: 'You learned that they work at a school this year, but not since when.',
  },
  'contact.submitted.v1': {
    subject: 'the new address',
    title: 'Record a new address or name',
    says: 'New email addresses, a new number or a new name; addresses that are known already stay, unless they are no longer theirs.',
  },
  'preference.submitted.v1': {
    subject: 'the wish for no more messages',
    title: 'Record that they want no more messages',
    says: 'They told the institution. Only they can allow such messages again.',
  },
  'credential.submitted.v1': {
    subject: 'the credential',
    title: 'Record a credential',
    says: 'A license, certification or endorsement. The same one again, with other days or another state, replaces what is known of it.',
  },
  'recognition.submitted.v1': {
    subject: 'the award',
    title: 'Record an award',
    says: 'An award, an honor or a promotion.',
  },
};

/** What a submission is called; undefined when it has no name here. */
export function eventWords(type: string): EventWords | undefined {
  return Object.hasOwn(words, type) ? words[type] : undefined;
}

/** Its name at the beginning of a sentence. */
export function eventSubject(type: unknown): string {
  const subject = typeof type === 'string' ? eventWords(type)?.subject : undefined;
  if (subject === undefined) return 'Something';
  return subject.slice(0, 1).toUpperCase() + subject.slice(1);
}
