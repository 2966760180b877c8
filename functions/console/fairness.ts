import type { ListedMentor } from '../../shared/ports.ts';
import type { FairnessView } from './pages/fairness.tsx';

/** Who was asked more often than this is counted together. */
const often = 5;

/**
 * How invitations are shared among those who would mentor: how many were asked how often. Who would not mentor now is
 * left out: they are not to be asked.
 */
export function fairnessAmong(mentors: readonly ListedMentor[]): FairnessView {
  const willing = mentors.filter(({ willing: would }) => would !== 'not-now');
  const asked = willing.map((mentor) => mentor.asked).toSorted((a, b) => b - a);
  const invitations = asked.reduce((sum, times) => sum + times, 0);
  const tenth = asked.slice(0, Math.ceil(asked.length / 10));
  const byTenth = tenth.reduce((sum, times) => sum + times, 0);
  return {
    willing: willing.length,
    invitations,
    most: asked[0] ?? 0,
    busiestTenth:
      invitations === 0
        ? undefined
        : { mentors: tenth.length, percent: Math.round((100 * byTenth) / invitations) },
    rows: Array.from({ length: often + 1 }, (_, times) => ({
      times,
      orMore: times === often,
      mentors: asked.filter((each) => (times === often ? each >= times : each === times)).length,
    })),
  };
}
