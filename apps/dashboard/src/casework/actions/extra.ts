import {
  type CaseOperation,
  OBJECTION_CHANNELS,
  type ObjectionChannel,
  type Problem,
  problem,
} from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import type { ReceiveObjectionInput } from '../../generated/graphql.ts';

// What some operations ask for beside a stage's form.

const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

interface Facts {
  assignee?: { id: string } | null;
  notices: readonly { objectionsTo: string }[];
}

/** What the fields of an operation start with. */
export function startOf(operation: CaseOperation, { assignee, notices }: Facts): FormValues {
  switch (operation) {
    case 'ASSIGN':
      return { userId: assignee?.id ?? '' };
    case 'POST_NOTICE':
      return { objectionsTo: notices[0]?.objectionsTo ?? '' };
    case 'RECEIVE_OBJECTION':
      return { channel: 'IN_PERSON', name: '', contact: '', text: '' };
    case 'SIGN_OFF':
      return { opinion: '' };
    default:
      return { note: '' };
  }
}

export function extraProblems(operation: CaseOperation, values: FormValues): readonly Problem[] {
  if (operation === 'RECEIVE_OBJECTION' && written(values['text']) === '')
    return [problem('REQUIRED', 'text')];
  return [];
}

function channelOf(value: unknown): ObjectionChannel {
  return OBJECTION_CHANNELS.find(channel => channel === value) ?? 'IN_PERSON';
}

export function objectionInput(values: FormValues): ReceiveObjectionInput {
  return {
    channel: channelOf(values['channel']),
    name: written(values['name']) || null,
    contact: written(values['contact']) || null,
    text: written(values['text']),
  };
}
