// GraphQL enums made from the domain's literals, described in both languages from the message catalogues.

import { type LabelGroup, label } from '@zhucan/domain';
import { builder } from '../builder.ts';

/** An enum type whose values are the domain's literals, each described by its labels. */
export function enumOf<const Value extends string>(
  name: string,
  group: LabelGroup,
  values: readonly Value[],
  description: string,
) {
  const entries = values.map(value => [
    value,
    { value, description: `${label('zh', group, value)}。 ${label('en', group, value)}.` },
  ]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries) as Record<Value, { value: Value; description: string }>,
  });
}
