import type { AcademicSubject, GradeBand } from '../../events/vocabulary/employment.ts';
import type { MentoringKind, MentoringTopic, Sharing } from '../../events/vocabulary/mentoring.ts';
import type { Locale } from './locale.ts';

/** How a mentor may like to meet. */
export const meetings = ['video', 'phone', 'in-person', 'email'] as const;
export type Meeting = (typeof meetings)[number];

interface KindWords {
  /** As a word in a table. */
  name: string;
  /** What a mentor offers. */
  offered: string;
  /** What somebody asks for. */
  wished: string;
  /** After “is looking for”. */
  sought: string;
}

interface MentoringLabels {
  kinds: Readonly<Record<MentoringKind, KindWords>>;
  topics: Readonly<Record<MentoringTopic, string>>;
  subjects: Readonly<Record<AcademicSubject, string>>;
  gradeBands: Readonly<Record<GradeBand, string>>;
  meetings: Readonly<Record<Meeting, string>>;
  /** What is shared, as the person who shares it says it. */
  shares: Readonly<Record<Sharing, string>>;
}

const texts = {
  en: {
    kinds: {
      buddy: {
        name: 'Buddy',
        offered: 'A buddy for somebody who is preparing to teach',
        wished: 'A buddy while I prepare to teach',
        sought: 'a buddy while they prepare to teach',
      },
      mentor: {
        name: 'Mentor',
        offered: 'A mentor for a new teacher, about every two weeks',
        wished: 'A mentor, about every two weeks',
        sought: 'a mentor, to talk with about every two weeks',
      },
      flash: {
        name: 'Half an hour',
        offered: 'One talk of half an hour, about one question',
        wished: 'One talk of half an hour, about one question',
        sought: 'one talk of half an hour',
      },
      observation: {
        name: 'Observation',
        offered: 'Watching a lesson, or having mine watched',
        wished: 'Watching a lesson, or having mine watched',
        sought: 'somebody to watch a lesson with, theirs or yours',
      },
      'peer-coach': {
        name: 'Peer coach',
        offered: 'Coaching each other, about once a month',
        wished: 'Coaching each other, about once a month',
        sought: 'a peer coach, to talk with about once a month',
      },
    },
    topics: {
      'first-weeks': 'The first weeks',
      'classroom-management': 'Classroom management',
      planning: 'Planning lessons',
      assessment: 'Assessment and grading',
      families: 'Working with families',
      'special-education': 'Students with disabilities',
      'english-learners': 'English learners',
      technology: 'Technology in class',
      workload: 'Workload and time',
      certification: 'Certification and licences',
      leadership: 'Leading among colleagues',
    },
    subjects: {
      'English Language Arts': 'English language arts',
      Reading: 'Reading',
      Mathematics: 'Mathematics',
      Science: 'Science',
      'Life and Physical Sciences': 'Life and physical sciences',
      'Social Studies': 'Social studies',
      'Foreign Language and Literature': 'Foreign language and literature',
      'Fine and Performing Arts': 'Fine and performing arts',
      'Physical Health and Safety Education': 'Physical, health and safety education',
      'Career and Technical Education': 'Career and technical education',
      'Special Education': 'Special education',
      Bilingual: 'Bilingual education',
      ELL: 'English language learning',
      'Multiple Subjects': 'Several subjects (elementary)',
      Other: 'Another subject',
    },
    gradeBands: {
      'PK-2': 'Pre-K to grade 2',
      '3-5': 'Grades 3 to 5',
      '6-8': 'Grades 6 to 8',
      '9-12': 'Grades 9 to 12',
      Ungraded: 'Ungraded',
    },
    meetings: {
      video: 'Video call',
      phone: 'Telephone',
      'in-person': 'In person',
      email: 'Email',
    },
    shares: {
      email: 'My email address',
      phone: 'My telephone number',
      school: 'The school where I work',
    },
  },
} satisfies Record<Locale, MentoringLabels>;

/** The labels of mentoring's forms and lists in one language: of each kind, topic, subject, grade band, and way to meet. */
export function mentoringLabels(locale: Locale): MentoringLabels {
  return texts[locale];
}
