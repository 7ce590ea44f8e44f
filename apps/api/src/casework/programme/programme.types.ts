// Types of the graph made from the register: for each programme its case, its details, its inputs, its commands.

import type { AnyProgramme, ProgrammeRegister } from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { NodeRef } from '../../graphql/node.ts';
import { caseId } from '../case.fields.ts';
import type { CaseRow } from '../case.rows.ts';
import { CaseRef } from '../refs.ts';
import { DETAILS_READS, detailsType, inputOf } from './fields.ts';
import { caseTypeName, pascal } from './names.ts';
import { programmeCommands } from './programme.mutations.ts';
import { described } from './values.ts';

function typesOf(programme: AnyProgramme): void {
  const owner = pascal(programme.code);
  const named = described(programme.names);
  const details = detailsType(owner, programme.details, `申请内容。 The details: ${named}`);
  const type = builder.objectRef<CaseRow>(caseTypeName(programme.code)).implement({
    description: `${named} ${described(programme.summary)}`,
    interfaces: [NodeRef, CaseRef],
    fields: t => ({
      id: t.id({ description: '全局编号。 The global id.', resolve: caseId }),
      details: t.field({
        type: details,
        description:
          '申请内容；草稿可不完整，敏感项已遮盖。 The details; a draft’s may be incomplete, sensitive ones are masked.',
        extensions: DETAILS_READS,
        resolve: c => c,
      }),
    }),
  });
  const input = inputOf(owner, `${owner}DetailsInput`, programme.details, `申请内容。 The details: ${named}`);
  programmeCommands(programme, owner, type, input);
}

/** Adds the types of every programme; once a process. */
export function programmeTypes(register: ProgrammeRegister): void {
  for (const programme of register.values()) typesOf(programme);
}
