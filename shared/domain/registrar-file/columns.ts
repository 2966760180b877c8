import type { FileField } from '../imported-file/opened-file.ts';

/** The columns that are read of a graduates’ export in the manner of Ellucian Banner (its table SHRDGMR). */
export type Column =
  | 'TERM'
  | 'SEMESTER'
  | 'ACAD_YR'
  | 'STUDENTNAME'
  | 'STUDENTID'
  | 'STATUS'
  | 'DEGREE_CODE'
  | 'PROGRAM'
  | 'MAJOR'
  | 'MAJOR_DESC'
  | 'CAMPUS'
  | 'CONCENTRATION'
  | 'ACTIVITY_DATE'
  | 'UNIV_EMAIL'
  | 'PERS_EMAIL'
  | 'MOBILE'
  | 'HOME_LEAID'
  | 'CONFIDENTIAL_IND';

function column(name: Column, group?: string, more: Partial<FileField> = {}): FileField {
  return { name, label: name, synonyms: [], ...(group === undefined ? {} : { group }), ...more };
}

/** Of each group one column must be there. Without CONFIDENTIAL_IND a directory hold would go unseen. */
export const registrarFields: readonly FileField[] = [
  column('STUDENTID', 'id', { synonyms: ['SPRIDEN_ID', 'Student Number', 'Banner ID'] }),
  column('STUDENTNAME', 'name', { synonyms: ['Student Full Name', 'SPRIDEN_NAME'] }),
  column('STATUS', 'status', { synonyms: ['SHRDGMR_DEGS_CODE', 'Degree Status', 'Grad Status'] }),
  column('DEGREE_CODE', 'degree', { synonyms: ['SHRDGMR_DEGC_CODE', 'Degree'] }),
  column('PROGRAM', 'program', { synonyms: ['SHRDGMR_PROGRAM', 'Program Code'] }),
  column('MAJOR_DESC', 'major', { synonyms: ['Major Description'] }),
  column('MAJOR', 'major', { synonyms: ['SHRDGMR_MAJR_CODE_1', 'Major Code'] }),
  column('ACTIVITY_DATE', 'date', { synonyms: ['SHRDGMR_GRAD_DATE', 'Graduation Date'] }),
  column('ACAD_YR', 'year', { synonyms: ['Academic Year', 'SHRDGMR_ACYR_CODE'] }),
  column('SEMESTER', 'year'),
  column('TERM', 'year', { synonyms: ['SHRDGMR_TERM_CODE_GRAD', 'Term Code'] }),
  column('PERS_EMAIL', 'address', { synonyms: ['Personal Email'] }),
  column('UNIV_EMAIL', 'address', { synonyms: ['University Email', 'Campus Email'] }),
  column('MOBILE', undefined, { synonyms: ['Mobile Phone', 'Cell Phone'] }),
  column('HOME_LEAID', undefined, { synonyms: ['Home District'] }),
  column('CAMPUS', undefined, { synonyms: ['SHRDGMR_CAMP_CODE'] }),
  column('CONCENTRATION'),
  column('CONFIDENTIAL_IND', 'hold', {
    synonyms: ['SPBPERS_CONFID_IND', 'FERPA Indicator', 'Directory Hold'],
    whenMissing: 'If no student has a directory hold, add CONFIDENTIAL_IND with N in every row.',
  }),
];

/** Part of the same export, and not read: grades and internal keys are nobody's business here. */
export const unreadColumns: readonly string[] = ['PIDM', 'GPA', 'COLLEGE', 'CATALOG_TERM'];
