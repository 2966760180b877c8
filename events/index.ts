/** The catalogue: every event there is. Adding an event is one file beside this one and one line here. */
import { admissionSubmitted } from './admission-submitted.ts';
import { alumniAddressReleased } from './alumni-address-released.ts';
import { alumniAddressShared } from './alumni-address-shared.ts';
import { alumniContactChanged } from './alumni-contact-changed.ts';
import { alumniPreferenceChanged } from './alumni-preference-changed.ts';
import { candidateAdmitted } from './candidate-admitted.ts';
import { candidateGraduated } from './candidate-graduated.ts';
import { candidateGraduationRevoked } from './candidate-graduation-revoked.ts';
import type { EventContract } from './contract.ts';
import { graduationSubmitted } from './graduation-submitted.ts';
import { importConfirmed } from './import-confirmed.ts';
import { importContinued } from './import-continued.ts';
import { importTakeBackRequested } from './import-take-back-requested.ts';
import { surveyDue } from './survey-due.ts';
import { surveyResponseCompleted } from './survey-response-completed.ts';
import { alumniHired } from './alumni-hired.ts';
import { alumniEmploymentEnded } from './alumni-employment-ended.ts';
import { checkinDue } from './checkin-due.ts';
import { checkinAnswered } from './checkin-answered.ts';
import { callTaskCreated } from './call-task-created.ts';
import { callLogged } from './call-logged.ts';
import { mentorProfileChanged } from './mentor-profile-changed.ts';
import { mentorNeeded } from './mentor-needed.ts';
import { mentorMatchProposed } from './mentor-match-proposed.ts';
import { mentorMatchApproved } from './mentor-match-approved.ts';
import { mentorInvited } from './mentor-invited.ts';
import { mentorInvitationDue } from './mentor-invitation-due.ts';
import { mentorAccepted } from './mentor-accepted.ts';
import { mentorDeclined } from './mentor-declined.ts';
import { mentorExpired } from './mentor-expired.ts';
import { mentorMatchStarted } from './mentor-match-started.ts';
import { mentorPairDue } from './mentor-pair-due.ts';
import { mentorPairAnswered } from './mentor-pair-answered.ts';
import { mentorMatchEnded } from './mentor-match-ended.ts';
import { alumniColleagueJoined } from './alumni-colleague-joined.ts';
import { alumniIntroductionAccepted } from './alumni-introduction-accepted.ts';
import { alumniClusterFormed } from './alumni-cluster-formed.ts';
import { alumniPauseChanged } from './alumni-pause-changed.ts';
import { hireSubmitted } from './hire-submitted.ts';
import { separationSubmitted } from './separation-submitted.ts';
import { confirmationSubmitted } from './confirmation-submitted.ts';
import { contactSubmitted } from './contact-submitted.ts';
import { preferenceSubmitted } from './preference-submitted.ts';
import { credentialSubmitted } from './credential-submitted.ts';
import { recognitionSubmitted } from './recognition-submitted.ts';
import { alumniEmploymentConfirmed } from './alumni-employment-confirmed.ts';
import { credentialRecorded } from './credential-recorded.ts';
import { recognitionRecorded } from './recognition-recorded.ts';
import { submissionQuarantined } from './submission-quarantined.ts';
import { messageBounced } from './message-bounced.ts';
import { messageComplained } from './message-complained.ts';

export const catalogue: readonly EventContract[] = [
  graduationSubmitted,
  admissionSubmitted,
  hireSubmitted,
  separationSubmitted,
  confirmationSubmitted,
  contactSubmitted,
  preferenceSubmitted,
  credentialSubmitted,
  recognitionSubmitted,
  candidateAdmitted,
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
  alumniHired,
  alumniEmploymentEnded,
  checkinDue,
  checkinAnswered,
  callTaskCreated,
  callLogged,
  mentorProfileChanged,
  mentorNeeded,
  mentorMatchProposed,
  mentorMatchApproved,
  mentorInvited,
  mentorInvitationDue,
  mentorAccepted,
  mentorDeclined,
  mentorExpired,
  mentorMatchStarted,
  mentorPairDue,
  mentorPairAnswered,
  mentorMatchEnded,
  alumniColleagueJoined,
  alumniIntroductionAccepted,
  alumniClusterFormed,
  alumniPauseChanged,
  alumniEmploymentConfirmed,
  credentialRecorded,
  recognitionRecorded,
  submissionQuarantined,
  messageBounced,
  messageComplained,
];

/** The contract of a type, if there is one. */
export function contractOf(type: string): EventContract | undefined {
  return catalogue.find((contract) => contract.type === type);
}
