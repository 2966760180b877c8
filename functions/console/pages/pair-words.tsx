import { defaultLocale } from '../../../shared/domain/locale.ts';
import { goings, mentoringWords } from '../../../shared/domain/mentoring-words.ts';
import { Tag, type Tone } from '../../../shared/html/notice.tsx';

export type HealthCode = 'low' | 'not-met' | 'silent' | 'paused' | 'well' | 'new' | 'ended';

const healths: Readonly<Record<HealthCode, { label: string; tone: Tone | 'plain' }>> = {
  low: { label: 'Goes badly', tone: 'danger' },
  'not-met': { label: 'Have not met', tone: 'danger' },
  silent: { label: 'Silent', tone: 'warning' },
  new: { label: 'Not answered yet', tone: 'info' },
  well: { label: 'Goes well', tone: 'success' },
  paused: { label: 'Pause', tone: 'plain' },
  ended: { label: 'Ended', tone: 'plain' },
};

export const healthInWords = (health: HealthCode): string => healths[health].label;

export function HealthTag({ health }: { health: HealthCode }) {
  return <Tag tone={healths[health].tone}>{healths[health].label}</Tag>;
}

/** `Very well` */
export function goingNamed(going: number): string {
  const known = goings.find((each) => each === going);
  return known === undefined ? String(going) : mentoringWords[defaultLocale].goings[known];
}

/** `check-2` → `Question 2`. */
export function questionNamed(step: string): string {
  const [, number] = /^check-(\d+)$/.exec(step) ?? [];
  return number === undefined ? 'At the end' : `Question ${number}`;
}

/** The next step of a pair, before its day. */
export function pairStepNamed(step: string): string {
  switch (step) {
    case 'resume':
      return 'the pause is over';
    case 'end':
      return 'its time is over; both are thanked';
    default:
      return 'both are asked how it goes';
  }
}
