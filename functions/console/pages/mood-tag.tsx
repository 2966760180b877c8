import {
  checkInWords,
  goodMood,
  lowMood,
  type Mood,
} from '../../../shared/domain/check-in-words.ts';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { Tag } from '../../../shared/html/notice.tsx';

/** How it goes, in its word. */
export function MoodTag({ mood }: { mood: Mood }) {
  const tone = mood <= lowMood ? 'danger' : mood >= goodMood ? 'success' : 'warning';
  return <Tag tone={tone}>{checkInWords[defaultLocale].moods[mood]}</Tag>;
}
