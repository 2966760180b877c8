/** Every workflow there is. Adding one is a file beside this one, its function, and one line here. */
import { admitGraduation } from './admit-graduation.ts';
import { admitStatement } from './admit-statement.ts';
import { askCheckIn } from './ask-check-in.ts';
import { checkIn } from './check-in.ts';
import { checkOnPair } from './check-on-pair.ts';
import { console } from './console.ts';
import { docs } from './docs.ts';
import { drainDeadLetters } from './drain-dead-letters.ts';
import { endPair } from './end-pair.ts';
import { flagSharedAddress } from './flag-shared-address.ts';
import { followUpCall } from './follow-up-call.ts';
import { followUpInvitation } from './follow-up-invitation.ts';
import { inviteMentor } from './invite-mentor.ts';
import { introduceColleagues } from './introduce-colleagues.ts';
import { inviteToSurvey } from './invite-to-survey.ts';
import { mentoring } from './mentoring.ts';
import { noteMentorNeed } from './note-mentor-need.ts';
import { noteMentorWillingness } from './note-mentor-willingness.ts';
import { notifyCaller } from './notify-caller.ts';
import { oweSurvey } from './owe-survey.ts';
import { paceMessages } from './pace-messages.ts';
import { preferences } from './preferences.ts';
import { proposeMentors } from './propose-mentors.ts';
import { quarantineSubmission } from './quarantine-submission.ts';
import { notifyIntegrator } from './notify-integrator.ts';
import { receiveEvents } from './receive-events.ts';
import { receiveImports } from './receive-imports.ts';
import { recordAnswers } from './record-answers.ts';
import { recordCheckIn } from './record-check-in.ts';
import { recordConfirmation } from './record-confirmation.ts';
import { recordHire } from './record-hire.ts';
import { recordSeparation } from './record-separation.ts';
import { relayOutbox } from './relay-outbox.ts';
import { runImport } from './run-import.ts';
import { sendMessage } from './send-message.ts';
import { settleDelivery } from './settle-delivery.ts';
import { startPair } from './start-pair.ts';
import { survey } from './survey.ts';
import { sweepDue } from './sweep-due.ts';
import { sweepOutbox } from './sweep-outbox.ts';
import { takeBackImport } from './take-back-import.ts';
import type { Workflow } from './workflow.ts';

export const workflows: readonly Workflow[] = [
  admitGraduation,
  admitStatement,
  quarantineSubmission,
  notifyIntegrator,
  oweSurvey,
  flagSharedAddress,
  inviteToSurvey,
  askCheckIn,
  notifyCaller,
  followUpCall,
  sendMessage,
  settleDelivery,
  recordAnswers,
  recordCheckIn,
  recordHire,
  recordConfirmation,
  recordSeparation,
  introduceColleagues,
  noteMentorWillingness,
  noteMentorNeed,
  proposeMentors,
  inviteMentor,
  followUpInvitation,
  startPair,
  checkOnPair,
  endPair,
  runImport,
  takeBackImport,
  relayOutbox,
  sweepOutbox,
  sweepDue,
  paceMessages,
  drainDeadLetters,
  console,
  survey,
  checkIn,
  preferences,
  mentoring,
  receiveEvents,
  receiveImports,
  docs,
];
