import type { SvgIconComponent } from '@mui/icons-material';
import Block from '@mui/icons-material/BlockOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/HighlightOffOutlined';
import Hourglass from '@mui/icons-material/HourglassBottomOutlined';
import Pending from '@mui/icons-material/PendingOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import type { CertificateState, HomeVisitStatus, ImportStatus } from '@zhucan/domain';
import { useTerm } from '../providers/i18n/terms.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral';

const toneIcons: Record<Tone, SvgIconComponent> = {
  good: CheckCircle,
  warn: Schedule,
  bad: Block,
  info: Pending,
  neutral: Close,
};

/** A state in words with a sign of its own: colour is never the only one. */
export function ToneChip({ tone, label, icon }: { tone: Tone; label: string; icon?: SvgIconComponent }) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <Box
      component="span"
      sx={({ zhucan }) => {
        const ink = tone === 'neutral' ? zhucan.quiet : zhucan[tone];
        return {
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          px: 0.875,
          py: '1px',
          borderRadius: 1,
          fontSize: '0.8125rem',
          fontWeight: 600,
          lineHeight: 1.6,
          whiteSpace: 'nowrap',
          color: ink,
          backgroundColor: zhucan[`${tone}Soft`],
        };
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 15 }} />
      {label}
    </Box>
  );
}

const certificateTones: Record<CertificateState, Tone> = {
  APPLIED: 'info',
  ASSESSED: 'info',
  REVIEWED: 'info',
  ISSUED: 'good',
  EXPIRING: 'warn',
  EXPIRED: 'bad',
  FROZEN: 'warn',
  LOST: 'warn',
  CANCELLED: 'neutral',
  REPLACED: 'neutral',
  TRANSFERRED_OUT: 'neutral',
  REJECTED: 'neutral',
  WITHDRAWN: 'neutral',
};

export function CertificateStateChip({ state }: { state: CertificateState }) {
  const term = useTerm();
  return (
    <ToneChip
      tone={certificateTones[state]}
      label={term('certificateState', state)}
      {...(state === 'EXPIRED' && { icon: Hourglass })}
    />
  );
}

const visitTones: Record<HomeVisitStatus, Tone> = { PLANNED: 'info', DONE: 'good', CANCELLED: 'neutral' };

export function HomeVisitStatusChip({ status }: { status: HomeVisitStatus }) {
  const term = useTerm();
  return <ToneChip tone={visitTones[status]} label={term('homeVisitStatus', status)} />;
}

const importTones: Record<ImportStatus, Tone> = {
  UPLOADED: 'info',
  CHECKING: 'info',
  CHECKED: 'info',
  WRITING: 'info',
  STOPPED: 'warn',
  DONE: 'good',
  FAILED: 'bad',
};

export function ImportStatusChip({ status }: { status: ImportStatus }) {
  const term = useTerm();
  return <ToneChip tone={importTones[status]} label={term('importStatus', status)} />;
}
