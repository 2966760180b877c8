import { annualSurvey } from '../../shared/domain/annual-survey.ts';
import { surveyLinkKey } from '../../shared/domain/enrolment.ts';
import { messageId } from '../../shared/domain/message-id.ts';
import type { Letter, Links } from '../../shared/ports.ts';
import type { Sendable } from './send-message.ts';

/** The email as it is to be written: to whom, from whom, and where its links lead: survey, out, not me, new address. */
export function letterFor(sendable: Sendable, links: Links, publicUrl: string): Letter {
  const { person, program, message, address } = sendable;
  const { addressId } = address;
  const { purpose, plan } = message;
  const own = (linkPurpose: string) => links.mint(linkPurpose, person.personId);
  const survey = links.mint('survey', surveyLinkKey(person.personId, plan));
  const unsubscribeUrl = `${publicUrl}/p/unsubscribe/${purpose}/${own(`unsubscribe:${purpose}`)}`;
  return {
    email: message.email,
    model: {
      firstName: person.firstName,
      program,
      surveyUrl: `${publicUrl}/s/${survey}`,
      notMeUrl: `${publicUrl}/p/not-me/${addressId}/${own(`not-me:${addressId}`)}`,
      newAddressUrl: `${publicUrl}/p/new-address/${own('new-address')}`,
      unsubscribeUrl,
      schoolYear: Number(plan.split('-').at(-1)),
      minutes: annualSurvey.minutes,
    },
    to: { name: person.displayName, address: address.address },
    replyTo: program.replyTo,
    fromName: program.name,
    listUnsubscribeUrl: unsubscribeUrl,
    messageId: messageId(message),
    programId: program.programId,
  };
}
