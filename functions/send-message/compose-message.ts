import type { Links } from '../../shared/ports.ts';
import { surveyLinkKey } from '../../shared/domain/enrolment.ts';
import type { Sendable } from './send-message.ts';

/** Where the links of an email lead: the survey, out, not me, new address. */
export function linksFor(sendable: Sendable, schoolYear: number, links: Links, publicUrl: string) {
  const { person, message, address } = sendable;
  const own = (purpose: string) => links.mint(purpose, person.personId);
  const { addressId } = address;
  return {
    surveyUrl: `${publicUrl}/s/${links.mint('survey', surveyLinkKey(person.personId, message.plan))}`,
    unsubscribeUrl: `${publicUrl}/p/unsubscribe/${message.purpose}/${own(`unsubscribe:${message.purpose}`)}`,
    notMeUrl: `${publicUrl}/p/not-me/${addressId}/${own(`not-me:${addressId}`)}`,
    newAddressUrl: `${publicUrl}/p/new-address/${own('new-address')}`,
    schoolYear,
  };
}
