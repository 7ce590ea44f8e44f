// The case in the graph: one interface, which every programme's case type implements.

import { NodeRef } from '../graphql/node.ts';
import { fileFields, identityFields, outcomeFields, subjectFields, turnFields } from './case.fields.ts';
import { caseTypeName } from './programme/names.ts';
import { CaseRef } from './refs.ts';

CaseRef.implement({
  description:
    '一件案件：一人（一户、一机构）在一个项目下的一次申请。 One benefit for one person, household or institution under one programme.',
  interfaces: [NodeRef],
  resolveType: c => caseTypeName(c.programme),
  fields: t => ({
    ...identityFields(t),
    ...subjectFields(t),
    ...outcomeFields(t),
    ...turnFields(t),
    ...fileFields(t),
  }),
});
