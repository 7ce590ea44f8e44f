import { CERTIFICATE_OPERATIONS } from '@zhucan/domain';
import { type MessageKey, useT } from '../providers/i18n/index.ts';
import { type TermChoice, useTerm } from '../providers/i18n/terms.ts';
import { administration } from '../providers/i18n/zh/administration.ts';

const { action: actions, entity: entities, field: fields } = administration.audit;

function isKnown<Names extends object>(names: Names, key: string): key is keyof Names & string {
  return Object.hasOwn(names, key);
}

/** What the trail's codes mean to a reader; a certificate's operations are named as everywhere else. */
export function useAuditTerms() {
  const t = useT();
  const term = useTerm();
  const action = (code: string) =>
    isKnown(actions, code)
      ? t(`audit.action.${code}` satisfies MessageKey)
      : term('certificateOperation', code);
  const entity = (code: string) =>
    isKnown(entities, code) ? t(`audit.entity.${code}` satisfies MessageKey) : code;
  const field = (name: string) =>
    isKnown(fields, name) ? t(`audit.field.${name}` satisfies MessageKey) : term('field', name);
  const choices = (codes: readonly string[], name: (code: string) => string): TermChoice[] =>
    codes.map(id => ({ id, name: name(id) }));
  const known = Object.keys(actions);
  const operations = CERTIFICATE_OPERATIONS.filter(code => !known.includes(code));
  return {
    action,
    entity,
    field,
    actions: choices([...known, ...operations], action),
    entities: choices(Object.keys(entities), entity),
  };
}
