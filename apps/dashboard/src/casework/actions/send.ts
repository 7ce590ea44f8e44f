import type { AnyProgramme } from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import * as api from '../../generated/graphql.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { passStage } from '../documents.ts';
import { type FieldSpec, inputOf } from '../form/fields.ts';
import type { CaseAction } from '../types.ts';
import { objectionInput } from './extra.ts';

interface Target {
  id: string;
  version: number;
  stage: { code: string };
}

/** Does what an action's dialog asked for; rejects with the server's refusal. */
export async function sendAction(
  one: Target,
  programme: AnyProgramme,
  { operation, form }: Pick<CaseAction, 'operation' | 'form'>,
  specs: readonly FieldSpec[],
  values: FormValues,
): Promise<void> {
  const target = { id: one.id, expectedVersion: one.version };
  const document = passStage(programme, operation, one.stage.code);
  if (document) {
    const record = form.length > 0 ? { record: inputOf(specs, values) } : {};
    unwrap((await execute(document, { ...target, ...record })).saved);
    return;
  }
  await common(operation, target, values);
}

const written = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** The commands that every programme's cases share. */
async function common(
  operation: CaseAction['operation'],
  target: { id: string; expectedVersion: number },
  values: FormValues,
): Promise<void> {
  const reason = written(values['reason']);
  const note = written(values['note']) || null;
  switch (operation) {
    case 'SUBMIT':
      unwrap((await execute(api.SubmitCaseDocument, target)).submitCase);
      return;
    case 'RESUBMIT':
      unwrap((await execute(api.ResubmitCaseDocument, { ...target, note })).resubmitCase);
      return;
    case 'SIGN_OFF':
    case 'REFUSE_SIGN_OFF': {
      const agree = operation === 'SIGN_OFF';
      const opinion = reason || written(values['opinion']) || null;
      unwrap((await execute(api.SignOffCaseDocument, { ...target, agree, opinion })).signOffCase);
      return;
    }
    case 'RETURN':
      unwrap((await execute(api.ReturnCaseDocument, { ...target, reason })).returnCase);
      return;
    case 'REJECT':
      unwrap((await execute(api.RejectCaseDocument, { ...target, reason })).rejectCase);
      return;
    case 'WITHDRAW':
      unwrap((await execute(api.WithdrawCaseDocument, { ...target, reason })).withdrawCase);
      return;
    case 'CLOSE':
      unwrap((await execute(api.CloseCaseDocument, { ...target, note })).closeCase);
      return;
    case 'ASSIGN': {
      const userId = written(values['userId']) || null;
      unwrap((await execute(api.AssignCaseDocument, { ...target, userId })).assignCase);
      return;
    }
    case 'POST_NOTICE': {
      const objectionsTo = written(values['objectionsTo']) || null;
      unwrap((await execute(api.PostNoticeDocument, { ...target, objectionsTo })).postNotice);
      return;
    }
    case 'RECEIVE_OBJECTION': {
      const variables = { ...target, input: objectionInput(values) };
      unwrap((await execute(api.ReceiveObjectionDocument, variables)).receiveObjection);
      return;
    }
    case 'END_NOTICE':
      unwrap((await execute(api.EndNoticeDocument, target)).endNotice);
      return;
    default:
      throw new Error('errors.notSupported');
  }
}
