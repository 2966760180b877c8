import { schoolYearOfDay } from '../../shared/domain/registrar-file/read-school-year.ts';
import type { Person } from '../../shared/records/person.ts';

type Start = Readonly<Record<string, string>>;

/** What stands in a form when it is opened: what is mostly so, and what is known of the person. */
export function startOfForm(
  type: string,
  today: string,
  person: Person | undefined,
): Map<string, string> {
  return new Map(Object.entries({ ...usual(type, today), ...(person && knownOf(type, person)) }));
}

function usual(type: string, today: string): Start {
  const evidence = { 'evidence.source': 'self-report', 'evidence.observedAt': today };
  switch (type) {
    case 'graduation.submitted.v1':
      return {
        'electronicMail.0.electronicMailType': 'Home/Personal',
        'electronicMail.1.electronicMailType': 'Organization',
        'degrees.0.status': 'awarded',
        directoryHold: 'no',
      };
    case 'admission.submitted.v1':
      return { 'electronicMail.0.electronicMailType': 'Home/Personal', directoryHold: 'no' };
    case 'contact.submitted.v1':
      return { 'electronicMail.0.electronicMailType': 'Home/Personal' };
    case 'hire.submitted.v1':
      return { staffClassification: 'Teacher', ...evidence };
    case 'confirmation.submitted.v1':
      return {
        staffClassification: 'Teacher',
        schoolYear: String(schoolYearOfDay(today)),
        ...evidence,
      };
    case 'separation.submitted.v1':
    case 'credential.submitted.v1':
    case 'recognition.submitted.v1':
      return evidence;
    default:
      return {};
  }
}

/** Forms that state who somebody is begin with what is known. */
function knownOf(type: string, person: Person): Start {
  if (type !== 'graduation.submitted.v1' && type !== 'admission.submitted.v1') return {};
  const { candidateIdentifier, firstName, middleName = '', lastSurname } = person;
  return {
    candidateIdentifier,
    'name.firstName': firstName,
    'name.middleName': middleName,
    'name.lastSurname': lastSurname,
    'name.generationCodeSuffix': person.generationCodeSuffix ?? '',
    directoryHold: person.directoryHold ? 'yes' : 'no',
  };
}
