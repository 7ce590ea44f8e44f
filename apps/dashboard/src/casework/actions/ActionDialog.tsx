import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { type AnyProgramme, type Problem, problem } from '@zhucan/domain';
import { useNotify } from 'react-admin';
import type { FormValues } from '../../components/form/draft.ts';
import { FormDialog } from '../../components/form/FormDialog.tsx';
import { TextInput } from '../../components/form/inputs.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { refusalOf } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { FieldInput } from '../form/FieldInput.tsx';
import { emptyValues, type FieldSpec, specsOfForm } from '../form/fields.ts';
import type { CaseAction, CasePage } from '../types.ts';
import { extraFields } from './ExtraFields.tsx';
import { extraProblems, startOf } from './extra.ts';
import { formProblems } from './formProblems.ts';
import { isEnding } from './order.ts';
import { sendAction } from './send.ts';

interface Props {
  one: CasePage;
  programme: AnyProgramme;
  action: CaseAction;
  onClose: () => void;
}

/** Asks for what an operation needs (the fields that the server names), does it, and says what has become of the case. */
export function ActionDialog(props: Props) {
  return props.action.refusal ? <Refused {...props} refusal={props.action.refusal} /> : <Asked {...props} />;
}

/** Why it is not possible now, and what has to happen first. */
function Refused({ action, refusal, onClose }: Props & { refusal: { message: string } }) {
  const t = useT();
  return (
    <Dialog open onClose={onClose} aria-labelledby="refused-title" maxWidth="xs" fullWidth>
      <DialogTitle id="refused-title">{action.name}</DialogTitle>
      <DialogContent>
        <Alert severity="info">{refusal.message}</Alert>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Asked({ one, programme, action, onClose }: Props) {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const specs = specsOfForm(action.form);
  const { operation } = action;
  const withReason = action.reason;
  const extra = extraFields(operation, one);
  const needsField = specs.length > 0 || withReason || extra !== null;

  async function submit(values: FormValues) {
    try {
      await sendAction(one, programme, action, specs, values);
    } catch (error) {
      // The server says who did what meanwhile; the page behind shows it, so that the next attempt is made knowing it.
      if (refusalOf(error)?.code !== 'VALIDATION') await refreshAll(queryClient);
      throw error;
    }
    notify('case.done', { type: 'success', messageArgs: { action: action.name, number: one.number } });
    onClose();
    await refreshAll(queryClient);
  }

  return (
    <FormDialog
      open
      title={t('case.actionTitle', { action: action.name, number: one.number })}
      lead={t('case.actionLead', { name: one.person?.name ?? one.programmeName, stage: one.stage.name })}
      submitLabel={action.name}
      danger={isEnding(action)}
      wide={specs.length > 4}
      values={{ ...emptyValues(specs), ...knownOf(specs, one), ...startOf(operation, one), reason: '' }}
      problems={values => problemsIn(programme, one, action, specs, values)}
      onSubmit={submit}
      onClose={onClose}
    >
      {needsField ? (
        <>
          {specs.map(spec => (
            <FieldInput key={spec.name} spec={spec} />
          ))}
          {extra}
          {withReason && (
            <TextInput
              name="reason"
              label={t('form.reason')}
              required
              multiline
              minRows={3}
              maxLength={1000}
              helperText={t(isEnding(action) ? 'case.reasonTold' : 'case.reasonHelp')}
            />
          )}
        </>
      ) : null}
    </FormDialog>
  );
}

/** The amount that the rule gives stands in the form already: whoever decides may write another. */
function knownOf(specs: readonly FieldSpec[], { requestedAmount, stage }: CasePage): FormValues {
  const amounts = specs.filter(({ kind, required }) => kind === 'MONEY' && required);
  const [only] = amounts;
  const decides = stage.code === 'DISTRICT_REVIEW' && amounts.length === 1;
  return decides && only && requestedAmount ? { [only.name]: requestedAmount } : {};
}

const shortestReason = 4;

function problemsIn(
  programme: AnyProgramme,
  one: CasePage,
  action: CaseAction,
  specs: readonly FieldSpec[],
  values: FormValues,
): readonly Problem[] {
  const problems = [
    ...formProblems(programme, one.stage.code, specs, values),
    ...extraProblems(action.operation, values),
  ];
  const reason = String(values['reason'] ?? '').trim();
  if (action.reason && reason.length < shortestReason)
    problems.push(problem('REASON_REQUIRED', 'reason', { min: shortestReason }));
  return problems;
}
