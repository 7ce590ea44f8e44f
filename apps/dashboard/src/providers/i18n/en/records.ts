import type { Shape } from '../shape.ts';
import type { records as chinese } from '../zh/records.ts';

export const records: Shape<typeof chinese> = {
  copy: {
    action: 'Personal copy',
    title: 'Personal copy of %{name}',
    lead: 'Everyone may see and copy what is held about them (PIPL art. 45). Giving a copy is kept in the audit trail and in the person’s own record.',
    request: 'Give a copy',
    reasonHelp: 'For example: asked for at the counter with the ID card',
    whole: 'Show numbers, date of birth and diagnoses whole',
    wholeHelp:
      'For the person (or guardian) alone; check who it is first. Otherwise only the last four are shown.',
    take: 'Make the copy',
    again: 'Make it again',
    download: 'Download (JSON)',
    fileName: 'personal-copy',
    shown: 'The copy is shown on this page alone; after leaving it, it has to be made again.',
    takenAt: 'Given on',
    wholeCopy: 'Whole, for the person alone',
    maskedCopy: 'Numbers, date of birth and diagnoses are masked',
    sections: {
      person: 'Person',
      household: 'Household',
      certificates: 'Disability certificates',
      stays: 'Institutions',
      uses: 'Who has used this record',
    },
    nth: '%{title} (%{number})',
    nothing: 'Nothing is recorded',
    assessments: 'Assessment',
    events: 'What was done',
    hospital: 'Assessing hospital',
    institution: 'Institution',
    at: 'At',
    createdAt: 'Record opened',
    updatedAt: 'Last changed',
    by: 'Given by %{name}',
  },
};
