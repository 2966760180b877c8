/** Ed-Fi's words for positions, plain: records and pages use them without the schemas of the events. */

/** Ed-Fi AcademicSubjectDescriptor (core and EPDM), as far as teachers are prepared for it. */
export const academicSubjects = [
  'English Language Arts',
  'Reading',
  'Mathematics',
  'Science',
  'Life and Physical Sciences',
  'Social Studies',
  'Foreign Language and Literature',
  'Fine and Performing Arts',
  'Physical Health and Safety Education',
  'Career and Technical Education',
  'Special Education',
  'Bilingual',
  'ELL',
  'Multiple Subjects',
  'Other',
] as const;

/** Bands of Ed-Fi grade levels: nobody thinks of themselves as a teacher of thirteen separate grades. */
export const gradeBands = ['PK-2', '3-5', '6-8', '9-12', 'Ungraded'] as const;

/** Ed-Fi EmploymentStatusDescriptor, the values a teacher may have. */
export const employmentStatuses = [
  'Probationary',
  'Contractual',
  'Tenured or permanent',
  'Substitute/temporary',
  'Employed part-time',
  'Non-contractual',
  'Other',
] as const;

/** Ed-Fi StaffClassificationDescriptor, the values our graduates may have. */
export const staffClassifications = [
  'Teacher',
  'Substitute Teacher',
  'Paraprofessional/Instructional Aide',
  'Instructional Coordinator',
  'Librarian/Media Specialist',
  'School Counselor',
  'Assistant Principal',
  'Principal',
  'LEA Administrator',
  'Other',
] as const;

/** Ed-Fi SeparationDescriptor. */
export const separations = [
  'Voluntary separation',
  'Involuntary separation',
  'Mutual agreement',
  'Other',
] as const;

/** Ed-Fi SeparationReasonDescriptor. */
export const separationReasons = [
  'Employment elsewhere',
  'Change of assignment',
  'Family/personal relocation',
  'Formal study or research',
  'Personal reason',
  'Layoff',
  'Retirement',
  'Other',
  'Unknown',
] as const;

export type AcademicSubject = (typeof academicSubjects)[number];
export type GradeBand = (typeof gradeBands)[number];

/** Who can have said where somebody works. */
export const evidenceSources = [
  'self-report',
  'employer',
  'sis',
  'faculty',
  'district-roster',
  'state-file',
] as const;
