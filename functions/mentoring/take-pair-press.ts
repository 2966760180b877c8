import type { Changes } from '../../shared/ports.ts';
import { agreeOnPair } from './agree-on-pair.ts';
import { answerPair } from './answer-pair.ts';
import { pauseOrEndPair } from './pause-or-end-pair.ts';
import type { PairPress } from './read-pair-form.ts';
import type { PairState } from './read-pair.ts';
import { shareWithOther } from './share-with-other.ts';

/** What a press of one of the page's buttons comes to. */
export function takePairPress(
  state: PairState | undefined,
  press: PairPress,
  timeZone: string,
  now: string,
): Changes {
  switch (press.act) {
    case 'answer':
      return answerPair(state, press.answer, now);
    case 'agree':
      return agreeOnPair(state, press.agreement);
    case 'share':
      return shareWithOther(state, press.shares, now);
    case 'turn':
      return pauseOrEndPair(state, press.turn, timeZone, now);
  }
}

/** What the next page says was done; the end says so by itself. */
export function doneIn(press: PairPress): string {
  switch (press.act) {
    case 'answer':
      return '?done=answered';
    case 'agree':
      return '?done=agreed';
    case 'share':
      return '?done=shared';
    case 'turn':
      switch (press.turn.act) {
        case 'pause':
          return '?done=paused';
        case 'go-on':
          return '?done=went-on';
        case 'end':
          return '';
      }
  }
}
