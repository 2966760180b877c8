/** The catalogue: every event there is. Adding an event is one file beside this one and one line here. */
import { alumniAddressReleased } from './alumni-address-released.ts';
import { alumniAddressShared } from './alumni-address-shared.ts';
import { alumniContactChanged } from './alumni-contact-changed.ts';
import { alumniPreferenceChanged } from './alumni-preference-changed.ts';
import { candidateGraduated } from './candidate-graduated.ts';
import { candidateGraduationRevoked } from './candidate-graduation-revoked.ts';
import type { EventContract } from './contract.ts';
import { graduationSubmitted } from './graduation-submitted.ts';
import { importConfirmed } from './import-confirmed.ts';
import { importContinued } from './import-continued.ts';
import { importTakeBackRequested } from './import-take-back-requested.ts';
import { surveyDue } from './survey-due.ts';
import { surveyResponseCompleted } from './survey-response-completed.ts';

export const catalogue: readonly EventContract[] = [
  graduationSubmitted,
  candidateGraduated,
  candidateGraduationRevoked,
  alumniAddressShared,
  alumniAddressReleased,
  alumniContactChanged,
  alumniPreferenceChanged,
  surveyDue,
  surveyResponseCompleted,
  importConfirmed,
  importContinued,
  importTakeBackRequested,
];

/** The contract of a type, if there is one. */
export function contractOf(type: string): EventContract | undefined {
  return catalogue.find((contract) => contract.type === type);
}
