import type { ProblemCode } from '../zh/problems.ts';
import { caseProblems } from './caseProblems.ts';
import { fundProblems } from './fundProblems.ts';

/** What is wrong and how to mend it, one sentence or two a code. */
export const problems: Readonly<Record<ProblemCode, string>> = {
  INPUT_WRONG: '{count} entries are wrong. Mend each where it is marked, then save again.',
  REQUIRED: 'This is required. Fill it in.',
  INVALID: 'This is not right. Check it and enter it again.',
  NOT_A_CHOICE: 'This is not one of the choices. Choose from the list.',
  TOO_LONG: 'At most {max} characters fit here. Shorten it.',
  TOO_SHORT: 'At least {min} characters are needed. Write more.',
  TOO_LARGE: 'This cannot be more than {max}. Enter less.',
  TOO_SMALL: 'This cannot be less than {min}. Enter more.',
  TOO_MANY: 'At most {max} entries fit here. Remove some.',
  TOO_FEW: 'At least {min} entries are needed. Add more.',
  UNKNOWN_FIELD: 'There is no such field. Remove it.',
  DATE_INVALID: 'There is no such date, or it is written differently. Write it as 2026-01-31.',
  DATE_FUTURE: 'The date cannot be after today. Check it.',
  DATE_PAST: 'The date cannot be before today. Choose today or later.',
  DATE_BEFORE_BIRTH: 'The date is before the date of birth. Check it.',
  DATE_AFTER_DEATH: 'The date is after the date of death. Check it.',
  DATE_ORDER: 'The end is before the start. Check both dates.',
  REASON_REQUIRED: 'Write down the reason (at least {min} characters).',

  NOT_FOUND: 'There is no such record, or it is outside your area. Go back to the list and look again.',
  FORBIDDEN: 'Your role does not allow this. Ask the district manager.',
  UNAUTHENTICATED: 'Sign in first.',
  SIGN_IN_FAILED: 'The user name or the password is wrong. Enter them again.',
  PASSWORD_MUST_CHANGE: 'The first password must be changed. Change it, then go on.',
  STALE: 'Someone else has just changed this record, and your change is not saved. Compare both and choose.',
  RATE_LIMITED: 'Too many requests. Try again in {seconds} seconds.',
  SCOPE_MISSING: 'This key does not have the scope “{scope|scope}”. Ask the district federation for it.',
  OUTSIDE_AREA: 'That area is outside yours. Choose one within your area.',
  FOUR_EYES:
    'Whoever filed or assessed an application cannot review or issue it. Leave this to another colleague.',

  ID_NUMBER_EMPTY: 'The citizen ID number is empty. Enter its 18 characters.',
  ID_NUMBER_LENGTH:
    'A citizen ID number has 18 characters, this has {length}. Compare it with the card and complete or shorten it.',
  ID_NUMBER_CHARACTERS:
    'Not a plain digit at position {positions} of the citizen ID number (only position 18 may be X). Correct it.',
  ID_NUMBER_LOWER_X: 'The x at the end of the citizen ID number must be a capital X. Correct it.',
  ID_NUMBER_REGION:
    'The citizen ID number begins with no province’s code. Compare its first two digits with the card.',
  ID_NUMBER_BIRTH_DATE:
    'Positions 7 to 14 of the citizen ID number are not a real date. Compare them with the card.',
  ID_NUMBER_BIRTH_FUTURE:
    'The date of birth in the citizen ID number is after today. Compare positions 7 to 14 with the card.',
  ID_NUMBER_BIRTH_TOO_OLD:
    'The date of birth in the citizen ID number is more than {years} years ago. Compare positions 7 to 10 with the card.',
  ID_NUMBER_CHECK:
    'The check character does not fit the first 17 digits: at least one is miscopied. Compare each with the card.',
  ID_NUMBER_TAKEN:
    'Someone with this citizen ID number is registered already. Open that record instead of adding another.',

  CERTIFICATE_NUMBER_EMPTY: 'The certificate number is empty. Enter its 20 characters.',
  CERTIFICATE_NUMBER_LENGTH:
    'A certificate number has 20 characters, this has {length}. Compare it with the certificate and complete or shorten it.',
  CERTIFICATE_NUMBER_CHARACTERS:
    'Not a plain digit at position {positions} of the certificate number (only position 18 may be X). Correct it.',
  CERTIFICATE_NUMBER_CATEGORY:
    'Position 19 of the certificate number is the category, 1 to 7. Compare it with the certificate.',
  CERTIFICATE_NUMBER_GRADE:
    'Position 20 of the certificate number is the grade, 1 to 4. Compare it with the certificate.',
  CERTIFICATE_NUMBER_OTHER_PERSON:
    'The first 18 characters of the certificate number are not this person’s ID number: it is someone else’s. Check it.',
  CERTIFICATE_NUMBER_TAKEN:
    'This certificate number is registered under someone else’s name. Check the number.',

  NAME_CHARACTERS: 'The name holds digits or signs. Enter the name alone.',
  BIRTH_DATE_DISAGREES:
    'The date of birth does not agree with the citizen ID number. Check both against the card.',
  SEX_DISAGREES: 'The sex does not agree with the citizen ID number. Check both against the card.',
  ETHNICITY_UNKNOWN: 'This is no ethnic group of the national standard. Choose from the list.',
  PHONE_INVALID:
    'This is no phone number: mobiles have 11 digits and begin with 1, landlines need the area code, as 0574-12345678.',
  BANK_ACCOUNT_INVALID: 'A bank account has 9 to 30 digits. Copy it from the passbook or card.',
  BANK_NAME_MISSING: 'A bank account is given: name its bank too.',
  RESIDENCE_DATE_MISSING: 'With a residence permit, enter since when the person has lived here.',
  GUARDIAN_NAME_MISSING: 'A guardian’s phone or relation is given: enter the guardian’s name too.',
  AREA_NOT_VILLAGE: 'Choose an area down to its village or community.',
  AREA_INACTIVE: 'That area is no longer in use. Choose a current one.',
  PERSON_LIKELY_DUPLICATE:
    'This person may be registered already ({count} alike). Look at them first; save only if it is someone else.',
  PERSON_DEAD:
    'This person is registered as dead, so this cannot be done. If that is a mistake, correct the date of death first.',
  PERSON_MERGED: 'This record was merged into another. Continue on that one.',
  MERGE_SAME: 'A record cannot be merged with itself. Choose another one.',
  MERGE_TWO_CERTIFICATES:
    'Both records hold a valid certificate. Cancel the wrong one first, then merge them.',
  MERGE_NUMBERS_DIFFER:
    'The two records have different ID numbers; the kept record’s number will stay. Confirm before merging.',
  MERGE_UNDONE: 'This merge was undone already. There is nothing left to undo.',
  RETENTION_UNTIL_PAST: 'Choose a day after today.',
  RETENTION_UNTIL_TOO_LATE: 'Keep it {years} years at most; it can be decided again then.',
  ERASE_HOLDS_CERTIFICATE:
    'This person holds a certificate or has an open application. Cancel or withdraw it first, then erase the data.',

  AREA_CODE_INVALID: 'An area code has 12 digits. Enter the statistical code.',
  AREA_PARENT_WRONG: 'The code does not belong under that area. Check the code or choose another parent.',
  AREA_CODE_TAKEN: 'There is an area with this code already. Open it instead.',
  AREA_IN_USE: 'People or institutions are still registered there. Move them first.',

  HOUSEHOLD_HEAD_NOT_MEMBER: 'The head must be a member of the household. Choose one of its members.',
  HOUSEHOLD_HEAD_DIFFERS: 'The member whose relation is “head” is not the head chosen. Make both the same.',
  HOUSEHOLD_MEMBER_ELSEWHERE: 'This person belongs to another household. Take them out of it first.',
  HOUSEHOLD_MEMBER_TWICE: 'The same person is listed twice. Remove one of the entries.',
  INCOME_INVALID: 'Enter an amount of 0 or more with at most two decimals.',
  HARDSHIP_KIND_UNKNOWN: 'There is no such kind of hardship. Choose from the list.',
  HARDSHIP_CODE_INVALID:
    'A code has capital letters, digits and underscores and begins with a letter. Correct it.',
  HARDSHIP_OVERLAP: 'Two periods of the same hardship overlap. End the earlier one first.',
  HARDSHIP_CERTIFIER_MISSING: 'This kind of hardship needs the body that certified it. Enter it.',

  HOSPITAL_GRADE_MISSING: 'A hospital designated for assessment needs its grade. Choose it.',
  HOSPITAL_GRADE_NOT_HOSPITAL: 'Only a hospital has a hospital grade. Leave it empty.',
  DESIGNATED_NOT_HOSPITAL: 'Only a hospital can be designated for assessment. Clear the mark.',
  INSTITUTION_TAKEN: 'This area has an institution of that kind and name already. Open it instead.',
  INSTITUTION_FULL: 'The institution is full. Choose another one or record who has left.',
  STAY_ENDED: 'This person has left that institution already. There is nothing left to record.',
  STAY_OPEN: 'This person is still in an institution. Record the day of leaving first.',

  CERTIFICATE_OPERATION_NOT_POSSIBLE:
    'The certificate is “{status|certificateState}”, so “{operation|certificateOperation}” is not possible. Reload to see what is.',
  CERTIFICATE_HELD:
    'This person holds a valid certificate, and only one is allowed. Renew, change or reissue that one.',
  CERTIFICATE_OPEN: 'This person has an open application. Finish or withdraw it first.',
  CERTIFICATE_NOT_ASSIGNED: 'No hospital or home visit is assigned yet. Assign one first.',
  CERTIFICATE_NO_ASSESSMENT: 'This kind of application needs no assessment. Go on to the review.',
  CERTIFICATE_NEEDS_ASSESSMENT:
    'The category and grade must be assessed first. Enter the result of the assessment.',
  CERTIFICATE_RENEWAL_NOT_OPEN: 'Renewal opens {months} months before the end. Come back then.',
  CERTIFICATE_PREVIOUS_NOT_VALID:
    'The previous certificate is frozen or ended, so it cannot be replaced. Unfreeze it first, or withdraw this application.',
  CERTIFICATE_ISSUED_ELSEWHERE:
    'This county only accepts the application; the county of household registration issues. Hand the papers over to it.',
  CERTIFICATE_EXPIRED: 'The certificate has expired. Renew it first.',
  CERTIFICATE_NOTHING_TO_REISSUE:
    'This certificate is not lost, and its number agrees with the holder’s ID number: there is nothing to reissue.',
  CERTIFICATE_SUCCESSOR_MISSING: 'The new certificate is not issued yet, so this one is not replaced.',
  CERTIFICATE_SAME_RESULT:
    'The assessment found the same category and grade as before. A change needs another result; withdraw it otherwise.',
  CERTIFICATE_NOT_YET_VALID: 'The day of issue cannot be before the application or assessment. Check it.',
  CERTIFICATE_GRADE_MISSING: 'The grade is empty, so it cannot be issued. Enter the assessment first.',
  ASSIGN_ONE: 'Assign one hospital or one home visit, not both.',
  ASSESSMENT_DOCTORS: 'At least {min} different doctors must sign. Add their names.',
  ASSESSMENT_PARTS_SAME: 'Each category is assessed once. Remove the repeated one.',
  ASSESSMENT_PART_MULTIPLE: 'A part cannot be “multiple”. Enter each single category.',
  ASSESSMENT_BEFORE_APPLICATION: 'The assessment is before the application. Check the date.',
  ASSESSMENT_HOSPITAL_NOT_DESIGNATED: 'That hospital is not designated for assessment. Choose one that is.',
  ONSET_AFTER_AGE: 'The age at onset is above the age at the assessment ({age}). Check it.',
  ONSET_CONGENITAL: 'For a congenital disability the age at onset is 0. Check the cause or the age.',
  CHANGE_SAME: 'With the same category as now, describe how the grade has changed.',
  COUNTY_CODE_INVALID: 'A county code has 6 digits. Check it.',
  COUNTY_NEITHER: 'Either the accepting or the issuing county is this district. Check the two county codes.',
  COUNTY_SAME: 'That is this district itself. Enter the code of the other county.',
  POLICY_REMINDER_AFTER_WINDOW:
    'Reminders must start after renewal has opened. Shorten their days or open renewal earlier.',

  HOME_VISIT_OPERATION_NOT_POSSIBLE:
    'The home visit is “{status|homeVisitStatus}”, so “{operation|homeVisitOperation}” is not possible.',
  HOME_VISIT_VILLAGE_NOT_READY:
    'This village is not ready for home visits. Mark it as ready among the areas first.',
  HOME_VISIT_VILLAGE_ASSESSED:
    '{count} applications were assessed at this visit, so its village stays. Plan another visit for another village.',
  HOME_VISIT_DAY_BEFORE_PLAN:
    'The day cannot be before the planned {planned}. Choose that day or a later one.',
  HOME_VISIT_OTHER_AREA:
    'The applicant does not live in the village of this visit. Choose another visit or a hospital.',
  HOME_VISIT_DAY_NOT_COME: 'The day of the visit has not come, so it cannot be done yet.',
  HOME_VISIT_UNASSESSED:
    '{count} applications of this visit have no assessment. Enter them or take them out first.',
  HOME_VISIT_STILL_ASSIGNED: '{count} applications are assigned to this visit. Take them out first.',

  USERNAME_INVALID:
    'A user name has 3 to 32 small letters, digits, dots, hyphens or underscores and begins with a letter.',
  USERNAME_TAKEN: 'This user name is taken. Choose another.',
  PASSWORD_SHORT: 'A password has at least {min} characters. Make it longer.',
  PASSWORD_LONG: 'A password has at most {max} characters. Make it shorter.',
  PASSWORD_COMMON: 'This password is too common and easily guessed. Choose another.',
  PASSWORD_IS_USERNAME: 'The password must not hold the user name. Choose another.',
  PASSWORD_SAME: 'The new password must differ from the old one. Choose another.',
  PASSWORD_WRONG: 'The old password is wrong. Enter it again.',
  ROLE_AREA_LEVEL:
    'A “{role|role}” belongs to an area of the level “{level|areaLevel}”. Choose another area or role.',
  USER_SELF: 'You cannot deactivate yourself or change your own role. Leave this to another manager.',
  USER_LAST_MANAGER: 'At least one active district manager must remain. Appoint another one first.',
  KEY_EXPIRY: 'A key ends between tomorrow and {max} days from now. Choose another day.',
  AUDIT_CHANGED:
    'Entry {seq} of audit chain {shard} was altered. Report it at once and compare with the backup.',
  AUDIT_MISSING:
    'Entry {seq} of audit chain {shard} is missing. Report it at once and compare with the backup.',
  AUDIT_ADDED:
    'Entry {seq} of audit chain {shard} was not written by this system. Report it at once and compare with the backup.',
  AUDIT_CUT:
    'Audit chain {shard} was cut off from entry {seq} on. Report it at once and compare with the backup.',
  AUDIT_HEADS_FILE:
    'Line {line} of the file of audit heads was altered. Report it at once and compare with the backup.',
  SETUP_DONE: 'There are users already, so it cannot be set up again. Sign in.',
  SETUP_CODE_WRONG: 'The set-up code is wrong. Enter it as the server’s terminal shows it.',

  ROSTER_NO_HEADER:
    'No heading row was found: it needs a name and an ID number or certificate number. Check the sheet.',
  ROSTER_FIELD_MISSING: 'No column is matched to “{field|field}”. Choose one for it.',
  ROSTER_FIELD_TWICE: 'Several columns are matched to “{field|field}”. Keep one of them.',
  ROSTER_FILE_UNREADABLE: 'The file cannot be read. Save it as .xlsx or .csv and upload it again.',
  ROSTER_FILE_EMPTY: 'The file has no rows of data. Check that it is the right file and sheet.',
  ROSTER_FILE_TOO_LARGE: 'The file is larger than {max} MB. Upload it in several parts.',
  ROSTER_TOO_MANY_ROWS: 'The file has more than {max} rows. Upload it in several parts.',
  ROSTER_NUMBER_SCIENTIFIC:
    'Excel turned the number into scientific notation and lost its last digits. Format the column as text and enter the whole number again.',
  ROSTER_NUMBER_PRECISION:
    'The number is longer than 15 digits and stored as a numeral, so Excel set its last digits to 0. Format the column as text and enter it again.',
  ROSTER_NUMBER_DISAGREE:
    'The ID number is not the first 18 characters of the certificate number. Compare both with the certificate.',
  ROSTER_CATEGORY_DISAGREES:
    'The category does not agree with position 19 of the certificate number. Check both.',
  ROSTER_GRADE_DISAGREES: 'The grade does not agree with position 20 of the certificate number. Check both.',
  ROSTER_VALUE_UNKNOWN: 'The entry for “{field|field}” is not known. Use the words of this system.',
  ROSTER_AREA_UNKNOWN: 'There is no such village or town. Write the name as it stands among the areas.',
  ROSTER_AREA_AMBIGUOUS: 'Several villages have this name. Give the town as well.',
  ROSTER_AREA_OUTSIDE: 'This person lives outside your area. Leave the row to the town concerned.',
  ROSTER_DUPLICATE_ROW: 'This is the same person as in row {row}. Keep one of the rows.',
  ROSTER_SUSPECT:
    'The register has someone of this name and date of birth under another number. Check it, then register by hand or correct the number.',
  ROSTER_TOO_MANY_COLUMNS:
    'The file has more than {max} columns. Delete those that are not needed and upload it again.',
  ROSTER_FILE_OLD_EXCEL:
    'This is an old Excel file (.xls) or one with a password. Open it in Excel, take the password off, save it as .xlsx and upload that.',
  ROSTER_FILE_BOMB:
    'The file unpacks to far more than a spreadsheet does and was refused. Save it as .xlsx or .csv and upload it again.',
  ROSTER_SHEET_UNKNOWN: 'The file has no such sheet. Choose another.',
  ROSTER_VILLAGE_MISSING: 'The village is missing; whoever is new to the register needs one. Add it.',
  ROSTER_DISTRICT_DECIDES: 'The district has to look at this row. Leave it to the district to import.',
  ROSTER_PERSON_DEAD:
    'The register has this person as deceased, the roster does not. Check it and see to it by hand.',
  ROSTER_CERTIFICATE_DATES:
    'There is a certificate without a date of issue or of expiry. Give at least one of them.',
  ROSTER_CERTIFICATE_DIFFERS:
    'The register holds another certificate of this person that is no older than this row’s. Check it; if it did change, give the new date of issue.',
  ROSTER_CERTIFICATE_BLOCKED:
    'This person’s certificate is frozen or reported lost in the register, so a roster cannot change it. See to the certificate first.',
  ROSTER_WRITE_FAILED:
    'This row could not be written; the others are unaffected. Check it and register it by itself.',
  IMPORT_BROKEN_OFF:
    'The work broke off; rows already written are safe. Go on with the import; if it breaks off again, tell the manager.',
  IMPORT_AREA_INVALID: 'The area of an import must lie within your own. Choose again.',
  EXPORT_FILTER_INVALID:
    'The conditions of the export are wrong. Go back to the list, filter again and export.',
  AREA_COUNTY_INVALID: 'A county code has 6 digits (such as 330205). Check it.',
  AREA_COUNTY_UNKNOWN: 'The division data has no county with the code {county}. Check the code.',
  AREA_COUNTY_NO_VILLAGES:
    'The division data has no villages for {county}, so it cannot be imported. Add them by hand among the areas.',
  AREA_COUNTY_OTHER:
    'Only your own district ({own}) can be imported here. Other counties are imported on the server by its operator.',
  IMPORT_OPERATION_NOT_POSSIBLE:
    'The import is “{status|importStatus}”, so this is not possible. Reload and try again.',

  ...caseProblems,
  ...fundProblems,

  CURSOR_INVALID: 'This place in the list is not valid. Start again from the first page.',
  PAGE_TOO_LARGE: 'A page has at most {max} entries. Ask for fewer.',
  SEARCH_TOO_SHORT: 'Enter at least {min} characters to search.',
  REVEAL_NOTHING: 'Nothing is recorded here, so there is nothing to show.',
  ERASED: 'This person’s data was erased as the law asks. It can no longer be shown or changed.',
  ID_INVALID: 'The id is not valid. Open the record from its list again.',
  BODY_TOO_LARGE: 'The request is longer than {max} bytes. Send it in parts.',
  BODY_NOT_JSON: 'The body of the request is no valid JSON. Mend its form.',
  TEXT_UNSTORABLE:
    'The text holds a character that cannot be kept (a null, or half of one). Remove it and enter it again.',
  QUERY_TOO_DEEP: 'The query nests more than {max} levels. Ask in several queries.',
  QUERY_TOO_COSTLY: 'The query costs more than {max}. Ask for fewer fields, or in several queries.',
  QUERY_ALIASES: 'The query has more than {max} aliases. Ask in several queries.',
  QUERY_DIRECTIVES: 'The query has more than {max} directives. Use fewer.',
  QUERY_ROOTS: 'One request asks for at most {max} things or runs {mutations} operations. Send several.',
  QUERY_TOO_LONG: 'The query is longer than {max} words. Ask in several queries.',
  BATCH_REFUSED: 'Requests in batches are not accepted. Send them one by one.',
  BODY_NOT_TEXT: 'The body of the request is not valid UTF-8. Mend its encoding.',
  STARTING: 'The system is starting. Try again in a moment.',
  DATABASE_UNAVAILABLE:
    'The database cannot be reached just now; try again in a moment. If you were saving, look first whether it was saved.',
  INTERNAL:
    'Something failed here; your data is unchanged. Try again later; if it fails again, give the manager the number {requestId}.',
};
