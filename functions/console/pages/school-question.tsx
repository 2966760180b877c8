import { schoolLabel } from '../../../shared/domain/school.ts';
import type { FormError } from '../../../shared/html/form-error.ts';
import { ChoiceField } from '../../../shared/html/form-fields.tsx';

/** A school to choose. */
export interface Offered {
  schoolId: string;
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
  ncesSchoolId?: string | undefined;
  districtName?: string | undefined;
}

/** Sentence for the form's error summary. */
export const schoolQuestionError: FormError = {
  field: 'whichSchool',
  message: 'Say which school you mean: some have a name much like it.',
};

/** Which of the schools much alike a typed name means. Inside the form whose field it asks about. */
export function SchoolQuestion(props: { typed: string; schools: readonly Offered[] }) {
  return (
    <div class="stack">
      <input type="hidden" name="whichSchoolFor" value={props.typed} />
      <ChoiceField
        name="whichSchool"
        label={`Which school is “${props.typed}”?`}
        errors={[schoolQuestionError]}
        choices={[
          ...props.schools.map((school) => ({
            code: school.schoolId,
            label: schoolInWords(school),
          })),
          { code: 'as-typed', label: 'None of these: keep it as typed' },
        ]}
      />
    </div>
  );
}

/** A school with what tells it from others of its name: `Lincoln Middle School, Auburn, AL (Auburn City, NCES id 01…)`. */
export function schoolInWords(school: Offered): string {
  const { ncesSchoolId, districtName } = school;
  const known = ncesSchoolId === undefined ? 'no NCES id' : `NCES id ${ncesSchoolId}`;
  const more = [districtName, known].filter((part) => part !== undefined).join(', ');
  return `${schoolLabel(school)} (${more})`;
}
