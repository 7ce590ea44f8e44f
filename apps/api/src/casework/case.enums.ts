// Casework's closed lists as GraphQL enums.

import { CASE_OPERATIONS, CASE_STATUSES, DOCUMENT_FORMS } from '@zhucan/domain';
import { builder } from '../builder.ts';
import { enumOf } from '../graphql/enums.ts';

export const CaseStatusEnum = enumOf(
  'CaseStatus',
  'caseStatus',
  CASE_STATUSES,
  '案件状态，各项目通用。 Where a case stands, common to every programme.',
);

export const CaseOperationEnum = enumOf(
  'CaseOperation',
  'caseOperation',
  CASE_OPERATIONS,
  '对案件的操作。 What is done to a case.',
);

export const DocumentFormEnum = enumOf(
  'DocumentForm',
  'documentForm',
  DOCUMENT_FORMS,
  '材料形式。 The form in which a document was handed in.',
);

export const VerdictEnum = enumOf(
  'Verdict',
  'verdict',
  ['MET', 'NOT_MET', 'UNKNOWN'],
  '条件是否符合；缺少信息时为待核实。 Whether a criterion is met; unknown where a fact is missing.',
);

export const CaseSubjectEnum = builder.enumType('CaseSubject', {
  description: '案件的对象。 Whom a programme’s cases are for.',
  values: {
    PERSON: { value: 'PERSON', description: '个人。 A person.' },
    HOUSEHOLD: { value: 'HOUSEHOLD', description: '家庭。 A household.' },
    INSTITUTION: { value: 'INSTITUTION', description: '机构。 An institution.' },
  } as const,
});

export const FieldKindEnum = builder.enumType('FieldKind', {
  description: '表单项的种类。 What a field of a form holds.',
  values: {
    TEXT: { value: 'TEXT', description: '一行文字。 A line of text.' },
    LONG_TEXT: { value: 'LONG_TEXT', description: '多行文字。 A longer text.' },
    MONEY: { value: 'MONEY', description: '金额（元）。 Yuan.' },
    RATE: { value: 'RATE', description: '比例，如 0.45。 A fraction such as 0.45.' },
    INTEGER: { value: 'INTEGER', description: '整数。 A whole number.' },
    DATE: { value: 'DATE', description: '日期。 A day.' },
    YES_NO: { value: 'YES_NO', description: '是或否。 Yes or no.' },
    CHOICE: { value: 'CHOICE', description: '单选。 One of a list.' },
    CHOICES: { value: 'CHOICES', description: '多选。 Several of a list.' },
    INSTITUTION: { value: 'INSTITUTION', description: '登记的机构。 An institution of the register.' },
    BANK_ACCOUNT: { value: 'BANK_ACCOUNT', description: '银行账号。 A bank account.' },
  } as const,
});
