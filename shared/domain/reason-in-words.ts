/** Why something was not done, after a colon: no capital, no full stop. */
export function reasonInWords(reason: unknown): string {
  switch (reason) {
    case 'opted-out':
      return 'they want no such emails';
    case 'paused':
      return 'they asked for a pause';
    case 'degree-revoked':
      return 'every degree was taken back';
    case 'no-address':
      return 'there is no address';
    case 'unusable-address':
      return 'no address can be used';
    case 'shared-address':
      return 'they share their address with somebody';
    case 'person-gone':
      return 'they are not there any more';
    case 'invitation-settled':
      return 'the invitation was answered, or nobody waited for an answer any more';
    case 'invitation-withdrawn':
      return 'the invitation was taken back';
    case 'pair-ended':
      return 'mentoring had come to its end';
    case 'pair-paused':
      return 'mentoring has a pause';
    case 'pair-goes-on':
      return 'mentoring goes on';
    case 'directory-hold':
      return 'one of the two has a directory hold';
    case 'introduction-withdrawn':
      return 'not both want to be introduced any more';
    case 'left-school':
      return 'they do not work at the same school any more';
    case 'nobody-to-meet':
      return 'nobody else is there whom they could meet';
    case 'answered':
      return 'they had answered';
    case 'survey-cancelled':
      return 'the survey was cancelled';
    case 'check-in-cancelled':
      return 'the check-in was cancelled';
    case 'call-done':
      return 'the call had been made';
    case 'quarantine-settled':
      return 'nothing of it waited any more';
    case 'asked-before':
      return 'the same email had been asked for before';
    case 'too-old':
      return 'it had waited too long to be true still';
    case 'sending-stopped':
      return 'all sending is stopped';
    case 'program-not-set-up':
      return 'the program is not set up';
    default:
      return typeof reason === 'string' ? reason : 'no reason was noted';
  }
}
