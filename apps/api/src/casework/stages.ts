// Stages, forms and kinds of document of a programme, as screens name them.

import { CASE_STATUSES, type CaseStatus, type Fields, type Locale, label, type Stage } from '@zhucan/domain';
import { nameIn } from './programme/values.ts';
import { programmeOfCase } from './register.ts';

function isStatus(code: string): code is CaseStatus {
  return CASE_STATUSES.some(status => status === code);
}

export function stageOf(programme: string, code: string): Stage | undefined {
  return programmeOfCase(programme).way.find(stage => stage.code === code);
}

/** A stage by its code: the programme's own name for it, else the status's. */
export function stageName(programme: string, code: string, locale: Locale): { code: string; name: string } {
  const stage = stageOf(programme, code);
  if (stage) return { code, name: nameIn(locale, stage.names) };
  return { code, name: isStatus(code) ? label(locale, 'caseStatus', code) : code };
}

/** What a stage records when it is passed. */
export function recordFields(programme: string, stage: string): Fields {
  return stageOf(programme, stage)?.form ?? {};
}

export function documentKindName(programme: string, kind: string, locale: Locale): string {
  const found = programmeOfCase(programme).documentKinds.find(one => one.kind === kind);
  return found ? nameIn(locale, found.names) : kind;
}
