import { planInWords } from '../../../shared/domain/timeline-sentences.ts';
import { Button, SelectField } from '../../../shared/html/form-fields.tsx';
import { schoolYearInWords } from './at.tsx';
import { reachCodes, reachInWords } from './person-words.ts';

export interface Filters {
  cohort?: string | undefined;
  program?: string | undefined;
  reach?: string | undefined;
  answered?: string | undefined;
  employment?: string | undefined;
  school?: string | undefined;
  district?: string | undefined;
}

/** What there is to choose from. */
export interface FilterChoices {
  cohorts: readonly number[];
  programs: readonly { code: string; name: string }[];
  surveys: readonly string[];
  /** Where somebody works. */
  schools: readonly { code: string; label: string }[];
  districts: readonly { code: string; label: string }[];
}

/** Narrows the list of people by codes, so that its address can be kept. */
export function FilterForm(props: { filters: Filters; choices: FilterChoices }) {
  const { filters, choices } = props;
  const any = { code: '', label: 'All' };
  return (
    <form method="get" action="/console/people" class="filters" aria-label="Filters">
      <SelectField
        name="cohort"
        label="Cohort"
        chosen={filters.cohort ?? ''}
        choices={[
          any,
          ...choices.cohorts.map((year) => ({
            code: String(year),
            label: schoolYearInWords(year),
          })),
        ]}
      />
      <SelectField
        name="program"
        label="Program"
        chosen={filters.program ?? ''}
        choices={[
          any,
          ...choices.programs.map(({ code, name }) => ({ code, label: `${name} (${code})` })),
        ]}
      />
      <SelectField
        name="reach"
        label="Reachable"
        chosen={filters.reach ?? ''}
        choices={[
          any,
          ...reachCodes.map((code) => ({ code, label: reachInWords(code).label })),
          { code: 'not-reachable', label: 'Not reachable, any reason' },
        ]}
      />
      <SelectField
        name="answered"
        label="Answered"
        chosen={filters.answered ?? ''}
        choices={[
          any,
          { code: 'yes', label: 'Has answered' },
          { code: 'no', label: 'Has never answered' },
          ...choices.surveys.map((plan) => ({ code: plan, label: `Latest: ${planInWords(plan)}` })),
        ]}
      />
      <SelectField
        name="employment"
        label="Position"
        chosen={filters.employment ?? ''}
        choices={[any, { code: 'known', label: 'Known' }, { code: 'unknown', label: 'Not known' }]}
      />
      <PlaceFilters filters={filters} choices={choices} />
      <div class="filter-actions">
        <Button kind="secondary">Filter</Button>
      </div>
    </form>
  );
}

/** By school and district, once somebody's is known. */
function PlaceFilters({ filters, choices }: { filters: Filters; choices: FilterChoices }) {
  const any = { code: '', label: 'All' };
  return (
    <>
      {choices.schools.length > 0 && (
        <SelectField
          name="school"
          label="School"
          chosen={filters.school ?? ''}
          choices={[any, ...choices.schools]}
        />
      )}
      {choices.districts.length > 0 && (
        <SelectField
          name="district"
          label="District"
          chosen={filters.district ?? ''}
          choices={[any, ...choices.districts]}
        />
      )}
    </>
  );
}
