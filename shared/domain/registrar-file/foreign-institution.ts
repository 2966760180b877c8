import type { GraduationSubmission } from './registrar-student.ts';

/** A file that seems to be another institution's. The admin decides. */
export interface ForeignInstitution {
  code: 'foreign-institution';
  sentence: string;
  /** The domains of UNIV_EMAIL in the file, most frequent first. */
  domains: string[];
}

/**
 * Warns when nothing in the file belongs to this program: no UNIV_EMAIL is in a domain that the program is known
 * by (or below one), and no student is known. Silent when the file or the program gives nothing to compare.
 */
export function foreignInstitution(
  graduations: readonly GraduationSubmission[],
  program: { knownEmailDomains: readonly string[]; isKnown: (studentId: string) => boolean },
): ForeignInstitution | undefined {
  const counts = new Map<string, number>();
  for (const { electronicMail } of graduations) {
    for (const address of electronicMail) {
      if (address.electronicMailType !== 'Organization' || address.unusable !== undefined) continue;
      const domain = address.electronicMailAddress.split('@').at(-1) ?? '';
      counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
  }
  const domains = [...counts].toSorted((a, b) => b[1] - a[1]).map(([domain]) => domain);
  const own = program.knownEmailDomains.map((domain) => domain.toLowerCase());
  if (domains.length === 0 || own.length === 0) return undefined;
  const isOurs = (domain: string) =>
    own.some((ours) => domain === ours || domain.endsWith(`.${ours}`));
  if (domains.some(isOurs)) return undefined;
  if (graduations.some((each) => program.isKnown(each.candidateIdentifier))) return undefined;
  return {
    code: 'foreign-institution',
    sentence:
      `This may be another institution’s file: its university addresses end in ${domains.slice(0, 3).join(', ')}, ` +
      `not in ${own.join(' or ')}, and none of its students is known here.`,
    domains,
  };
}
