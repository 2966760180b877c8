/** What the purposes of our messages are called. */
import type { Purpose } from '../../events/vocabulary/purpose.ts';
import type { Locale } from './locale.ts';

interface PurposeWords {
  /** A heading. */
  name: string;
  explained: string;
  /** Within a sentence: `sends you no more …`. */
  emails: string;
  stop: string;
  allow: string;
  stopped: string;
}

export const purposeWords: Readonly<Record<Locale, Readonly<Record<Purpose, PurposeWords>>>> = {
  en: {
    surveys: {
      name: 'The yearly survey',
      explained: 'One invitation a year, and two reminders at most.',
      emails: 'emails about surveys',
      stop: 'Stop survey emails',
      allow: 'Send me survey emails again',
      stopped: 'Survey emails are stopped',
    },
    checkIns: {
      name: 'How it is going',
      explained:
        'A short question now and then in your first years in teaching, and one reminder at most.',
      emails: 'emails that ask how it is going',
      stop: 'Stop check-in emails',
      allow: 'Send me check-in emails again',
      stopped: 'Check-in emails are stopped',
    },
    mentoring: {
      name: 'Mentoring',
      explained: 'Requests to mentor a newer teacher, and news of your own mentor or mentee.',
      emails: 'emails about mentoring',
      stop: 'Stop mentoring emails',
      allow: 'Send me mentoring emails again',
      stopped: 'Mentoring emails are stopped',
    },
    events: {
      name: 'Meeting other graduates',
      explained:
        'When another graduate works at your school, and both of you wish to be introduced.',
      emails: 'emails about meeting other graduates',
      stop: 'Stop emails about meeting others',
      allow: 'Send me emails about meeting others again',
      stopped: 'Emails about meeting others are stopped',
    },
  },
};
