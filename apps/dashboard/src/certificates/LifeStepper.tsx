import Check from '@mui/icons-material/Check';
import Flag from '@mui/icons-material/FlagOutlined';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Remove from '@mui/icons-material/Remove';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import { VisuallyHidden } from '../components/MaskedField.tsx';
import type { CertificatePageFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { type LifeStep, lifeOf } from './life.ts';

const icons = { done: Check, next: MoreHoriz, todo: null, unneeded: Remove, over: Flag } as const;

/** Where the certificate stands, from its application to its end. */
export function LifeStepper({ certificate }: { certificate: CertificatePageFragment }) {
  const t = useT();
  return (
    <Box
      component="ol"
      aria-label={t('certificate.life')}
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
      {lifeOf(certificate).map((step, index, steps) => (
        <Step key={step.place} step={step} certificate={certificate} last={index === steps.length - 1} />
      ))}
    </Box>
  );
}

function Step({
  step,
  certificate,
  last,
}: {
  step: LifeStep;
  certificate: CertificatePageFragment;
  last: boolean;
}) {
  const t = useT();
  const label = useStepLabel(step, certificate);
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
        <Box sx={{ fontWeight: current ? 700 : 600, fontSize: '0.9375rem' }}>{label}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {step.on ?? t(`certificate.progress.${step.progress}`)}
          {step.on && <VisuallyHidden>{t(`certificate.progress.${step.progress}`)}</VisuallyHidden>}
        </Box>
      </Box>
    </Box>
  );
}

function useStepLabel({ place, progress }: LifeStep, certificate: CertificatePageFragment): string {
  const t = useT();
  const term = useTerm();
  if (place !== 'END') return t(`certificate.step.${place}`);
  if (progress === 'over') return term('certificateState', certificate.state);
  return t('certificate.step.END');
}

function dot({ zhucan }: Theme, progress: LifeStep['progress']) {
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
