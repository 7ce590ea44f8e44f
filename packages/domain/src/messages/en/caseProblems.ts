import type { caseProblems as chinese } from '../zh/caseProblems.ts';

/** What can be wrong with a case, its details and its policy. */
export const caseProblems: Readonly<Record<keyof typeof chinese, string>> = {
  MONEY_INVALID: 'An amount is 0 or more, with at most 12 digits and two decimals. Correct it.',
  RATE_INVALID: 'A rate is a fraction from 0 to 1 with at most four decimals, as 0.45. Correct it.',
  INSTITUTION_UNKNOWN: 'There is no such institution. Choose from the list.',
  INSTITUTION_KIND_WRONG: 'That institution is of another kind. Choose from the list.',
  HOSPITAL_GRADE_TOO_LOW:
    'This hospital’s grade is too low: {lowest|hospitalGrade} or above is needed. Choose another.',
  HOSPITAL_NOT_DESIGNATED: 'This hospital is not designated. Choose a designated one.',

  CASE_OPERATION_NOT_POSSIBLE:
    'The case stands at “{status|caseStatus}”, so “{operation|caseOperation}” is not possible. Reload to see what is.',
  CASE_STALE:
    '{actor} did “{operation|caseOperation}” to this case at {at}. Reload to see what is possible now.',
  CASE_UNDER_WAY:
    'There is a case of this programme under way already: {number}. See that one to its decision first.',
  CASE_TASKS_OPEN: '{count} tasks are still to be done. Finish them first.',
  CASE_ASSIGNEE_UNFIT:
    'This person cannot take the case. Choose someone active of this area whose turn it may be.',
  CASE_CLOSED: 'The case has ended; its documents stay as they are.',
  DOCUMENT_EMPTY: 'The file is empty. Choose another.',
  DOCUMENT_TOO_LARGE: 'The file is larger than {max} MB. Make it smaller or upload it in parts.',
  DOCUMENT_TYPE:
    'Only PDF, JPEG, PNG, HEIC, Word (docx) and Excel (xlsx) are kept, by their content. Save the file as one of these.',
  DOCUMENT_UNREADABLE: 'No file could be read. Upload it again.',
  DOCUMENT_FORM:
    'This document is not accepted in that form. Hand in the original, or a stamped copy where that is allowed.',
  DOCUMENT_DECIDED: 'The case was decided on this document, so it stays.',
  DOCUMENT_REMOVED: 'This document was taken out already.',
  UPLOAD_INVALID: 'The upload is not valid or too old. Upload the file again.',
  POLICY_NOT_JSON: 'The parameters are not valid JSON. Check their form.',
  POLICY_PUBLISHED: 'This version is published and stays as it is. Draft the next one.',
  POLICY_BEFORE_LAST: 'It has to come into force after the last version of {last}. Choose a later day.',
  POLICY_RETROACTIVE: 'It cannot come into force before today: a policy does not reach back.',
  TASK_DONE: 'This task is done already.',
  MERGE_TWO_CASES: 'Both records have a case of one programme under way. Withdraw one of them first.',
  ERASE_HAS_CASE: 'There is a case of this person under way, so the data stays. See it to its end first.',
  ERASE_HAS_PAYMENT: 'Money was paid to this person, which the law keeps on record, so the data stays.',
  CASE_OTHER_PROGRAMME: 'This programme is not among yours. Leave it to the officer who has it.',
  CASE_DOCUMENTS_MISSING: '{count} documents are missing. Add them first.',
  CASE_NOT_ELIGIBLE:
    'This person does not meet the programme’s criteria. Look at each of them, and reject the case with written reasons.',
  CASE_FOUR_EYES: 'Whoever filed or reviewed a case does not decide it. Leave this to another colleague.',
  CASE_FOUR_EYES_PAYMENT:
    'Whoever decided a case does not record its payment. Leave this to another colleague.',
  CASE_OBJECTION_OPEN: 'An objection is open. Look into it and tell the applicant first.',
  CASE_NO_OBJECTION: 'No objection is open. Reload and look again.',
  CASE_NOTICE_NOT_POSTED: 'The notice is not posted yet. Post it first.',
  CASE_NOTICE_POSTED: 'The notice is posted already.',
  CASE_NOTICE_RUNNING: 'The notice hangs until the end of {lastDay}. End it from the day after.',
  NOTICE_PHOTO_MISSING:
    'There is no photograph of the posted notice. Please add one, and then end the notice.',
  OBJECTION_DECIDED: 'This objection has been decided already and cannot be decided again.',
  CASE_AMOUNT_MISSING: 'No amount has been decided yet. Decide first.',
  CASE_PAYMENT_UNDER_WAY: 'The money is on its way. Wait for the bank’s answer.',

  NOTHING_REMAINS: 'Nothing remains after insurance, reductions and relief, so no aid is given.',
  BELOW_THRESHOLD: 'What remains does not reach {threshold} yuan, so no aid is given.',
  MEETING_RATE_ASSUMED:
    'The meeting sets this rate; the lower bound {rate} is used until then. Enter its rate.',
  MEETING_RATE_MISSING: 'The meeting sets this rate between {min} and {max}. Enter it.',
  MEETING_RATE_OUT_OF_BOUNDS: 'The meeting’s rate lies between {min} and {max}. Correct it.',
  AMOUNT_ABOVE_STANDARD: 'The amount cannot be more than the {max} yuan found. Enter less.',
  AMOUNT_ZERO:
    'The amount must be more than 0. Where nothing is given, reject the case with written reasons.',
  EXCEPTION_REASON_MISSING: 'Above the cap the reason must be recorded. Enter it.',
  EXCEPTION_SIGNATURE_MISSING: 'Above the cap it must be recorded who signed. Enter the name.',
  CERTIFIER_MISSING: 'For this kind of applicant the certifying bureau must be named. Enter it.',
  CIVIL_RELIEF_DATE_MISSING: 'Civil affairs paid relief: enter the day.',
  CIVIL_RELIEF_AMOUNT_MISSING: 'A day of civil relief is given: enter the amount too.',
  CIVIL_RELIEF_TOO_LATE:
    'The application comes within a month of the civil relief, by {lastDay}. It is too late and cannot be accepted.',
  INSURANCE_DISAGREES: 'Not insured, and yet reimbursed by basic insurance. Check both.',
  TREATMENT_END_MISSING: 'A grant is applied for after treatment. Enter the day on which it ended.',
  MEETING_MEMBERS_FEW: 'A meeting of at least {min} decides. Name its members, one a line.',

  TIERS_ORDER: 'Each tier must end above the one before it, and only the last is open. Correct them.',
  TIERS_RATES: 'Where the meeting sets a rate, its upper bound is not below the lower one. Correct them.',
  PAYEE_NAME_MISSING: 'Money that does not go to the hospital needs the payee’s name. Enter it.',
};
