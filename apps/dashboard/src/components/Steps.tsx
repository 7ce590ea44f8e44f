import Check from '@mui/icons-material/Check';
import Flag from '@mui/icons-material/FlagOutlined';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Remove from '@mui/icons-material/Remove';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { VisuallyHidden } from './MaskedField.tsx';

/** `next` is what is to be done now; `over` is an end that has come. */
export type StepProgress = 'done' | 'next' | 'todo' | 'unneeded' | 'over';

export interface StepView {
  key: string;
  label: string;
  progress: StepProgress;
  /** Under the name: its day, its deadline, or how far it is. */
  note: ReactNode;
  /** How far it is, for those who do not see the sign. */
  said?: string | undefined;
}

const icons = { done: Check, next: MoreHoriz, todo: null, unneeded: Remove, over: Flag } as const;

/** The steps of a way, side by side where there is room; the one that waits is marked for everyone. */
export function Steps({ label, steps }: { label: string; steps: readonly StepView[] }) {
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: { xs: 0.5, md: 0 },
        gridAutoFlow: { md: 'column' },
        gridAutoColumns: { md: 'minmax(0, 1fr)' },
      }}
    >
      {steps.map((step, index) => (
        <Step key={step.key} step={step} last={index === steps.length - 1} />
      ))}
    </Box>
  );
}

function Step({ step, last }: { step: StepView; last: boolean }) {
  const Icon = icons[step.progress];
  const current = step.progress === 'next';
  return (
    <Box
      component="li"
      aria-current={current ? 'step' : undefined}
      sx={theme => ({
        position: 'relative',
        display: 'flex',
        flexDirection: { xs: 'row', md: 'column' },
        gap: 1,
        pr: { md: 1 },
        '&::before': last
          ? {}
          : {
              content: '""',
              position: 'absolute',
              display: { xs: 'none', md: 'block' },
              left: 28,
              right: 0,
              top: 13,
              borderTop: `2px solid ${step.progress === 'done' ? theme.zhucan.brand : theme.zhucan.line}`,
            },
      })}
    >
      <Box component="span" aria-hidden sx={theme => dot(theme, step.progress)}>
        {Icon && <Icon sx={{ fontSize: 18 }} />}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: current ? 700 : 600, fontSize: '0.9375rem' }}>{step.label}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {step.note}
          {step.said && <VisuallyHidden>{step.said}</VisuallyHidden>}
        </Box>
      </Box>
    </Box>
  );
}

function dot({ zhucan }: Theme, progress: StepProgress) {
  const base = {
    position: 'relative',
    display: 'inline-grid',
    placeItems: 'center',
    width: 28,
    height: 28,
    flexShrink: 0,
    borderRadius: '50%',
    border: '2px solid',
  } as const;
  switch (progress) {
    case 'done':
      return { ...base, color: zhucan.onBrand, backgroundColor: zhucan.brand, borderColor: zhucan.brand };
    case 'next':
      return { ...base, color: zhucan.brand, backgroundColor: zhucan.brandSoft, borderColor: zhucan.brand };
    case 'over':
      return { ...base, color: zhucan.surface, backgroundColor: zhucan.quiet, borderColor: zhucan.quiet };
    default:
      return { ...base, color: zhucan.quiet, backgroundColor: zhucan.surface, borderColor: zhucan.control };
  }
}
