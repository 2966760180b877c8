import type { Saying } from './pages/docs-pages.tsx';

/** Every submission there is; a test sees to it. */
export const sayings: readonly Saying[] = [
  { say: 'Somebody was admitted to our program', type: 'admission.submitted.v1' },
  {
    say: 'A student completed the program; a degree was corrected or taken back',
    type: 'graduation.submitted.v1',
  },
  { say: 'A graduate took up a position', type: 'hire.submitted.v1' },
  { say: 'A graduate left a position', type: 'separation.submitted.v1' },
  {
    say: 'A graduate still works at a school this year: a district’s roster, a state’s file',
    type: 'confirmation.submitted.v1',
  },
  {
    say: 'A graduate has another address, number or name, or an address is no longer theirs',
    type: 'contact.submitted.v1',
  },
  { say: 'A graduate wants no more messages for a purpose', type: 'preference.submitted.v1' },
  {
    say: 'A license, certification or endorsement was issued, renewed or revoked',
    type: 'credential.submitted.v1',
  },
  {
    say: 'A graduate received an award, an honor or a promotion',
    type: 'recognition.submitted.v1',
  },
];
