/** How an organization is called by its EducationOrganizationId: a number that other systems use too. */
export function edFiAlias(id: string): string {
  return `ed-fi/${id}`;
}

/** A district has a name of its own: who is employed by it and assigned to a school works at the school. */
export function edFiDistrictAlias(id: string): string {
  return `ed-fi/district/${id}`;
}
