import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  open: boolean;
  title: string;
  lead?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  /** Some operations need no reason; then this is a plain question. */
  withReason?: boolean;
  /** More fields of the operation, above the reason. */
  children?: ReactNode;
  /** Rejects with what is wrong, which is then shown here; the dialog stays open and nothing typed is lost. */
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
}

const shortestReason = 4;

/** Asks before something that is recorded, with the reason that the record needs. */
export function ReasonDialog({ open, onClose, ...rest }: Props) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      {/* Mounted only while open, so that the next time starts empty. */}
      {open && <Body titleId={titleId} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Body(props: Omit<Props, 'open'> & { titleId: string }) {
  const {
    title,
    titleId,
    lead,
    submitLabel,
    danger = false,
    withReason = true,
    children,
    onSubmit,
    onClose,
  } = props;
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [tooShort, setTooShort] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const given = reason.trim();
    if (withReason && given.length < shortestReason) {
      setTooShort(true);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(given);
    } catch (error) {
      setProblem(translate(messageOf(error)));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate onSubmit={submit}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {lead && <DialogContentText>{lead}</DialogContentText>}
        <div role="alert">{problem && <Alert severity="error">{problem}</Alert>}</div>
        {children}
        {withReason && (
          <ReasonField
            value={reason}
            tooShort={tooShort}
            onChange={text => {
              setReason(text);
              if (text.trim().length >= shortestReason) setTooShort(false);
            }}
          />
        )}
      </DialogContent>
      <Buttons submitLabel={submitLabel} danger={danger} busy={busy} first={!withReason} onClose={onClose} />
    </form>
  );
}

interface ButtonsProps {
  submitLabel: string;
  danger: boolean;
  busy: boolean;
  /** Without a field above, the focus goes to the answer. */
  first: boolean;
  onClose: () => void;
}

function Buttons({ submitLabel, danger, busy, first, onClose }: ButtonsProps) {
  const t = useT();
  return (
    <DialogActions>
      <Button color="inherit" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button
        type="submit"
        variant="contained"
        color={danger ? 'error' : 'primary'}
        disabled={busy}
        autoFocus={first}
      >
        {submitLabel}
      </Button>
    </DialogActions>
  );
}

interface FieldProps {
  value: string;
  tooShort: boolean;
  onChange: (text: string) => void;
}

function ReasonField({ value, tooShort, onChange }: FieldProps) {
  const t = useT();
  return (
    <TextField
      autoFocus
      required
      multiline
      minRows={2}
      label={t('form.reason')}
      value={value}
      error={tooShort}
      helperText={tooShort ? t('form.reasonShort') : t('form.reasonHelp')}
      onChange={event => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 500 } }}
    />
  );
}
