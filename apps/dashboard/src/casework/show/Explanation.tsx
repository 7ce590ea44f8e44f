import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import Cancel from '@mui/icons-material/HighlightOffOutlined';
import Box from '@mui/material/Box';
import type { Verdict } from '@zhucan/domain';
import { ToneChip } from '../../components/StateChip.tsx';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import type { Explained } from '../types.ts';

const icons = { MET: CheckCircle, NOT_MET: Cancel, UNKNOWN: HelpOutline } as const;
const inks = { MET: 'good', NOT_MET: 'bad', UNKNOWN: 'warn' } as const;

export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const term = useTerm();
  return <ToneChip tone={inks[verdict]} icon={icons[verdict]} label={term('verdict', verdict)} />;
}

/** Why someone may have a benefit or may not, condition by condition, and what is not known yet. */
export function Explanation({ explained }: { explained: Explained }) {
  const t = useT();
  const missing = tipsOf(explained, 'UNKNOWN');
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <VerdictChip verdict={explained.verdict} />
        {explained.verdict === 'UNKNOWN' && missing.length > 0 && (
          <span>{t('case.missingFacts', { facts: missing.join('；') })}</span>
        )}
      </Box>
      <Conditions parts={explained.parts ?? []} label={t('case.conditions')} />
    </>
  );
}

interface ConditionsProps {
  parts: readonly Explained[];
  label?: string;
  nested?: boolean;
}

function Conditions({ parts, label, nested = true }: ConditionsProps) {
  if (parts.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{ listStyle: 'none', m: 0, p: 0, pl: label || !nested ? 0 : 3.25, display: 'grid', gap: 0.5 }}
    >
      {parts.map(part => (
        <Condition key={`${part.label}-${part.verdict}`} part={part} />
      ))}
    </Box>
  );
}

function Condition({ part }: { part: Explained }) {
  const t = useT();
  const term = useTerm();
  const Icon = icons[part.verdict];
  return (
    <li>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Icon
          aria-hidden
          sx={({ zhucan }) => ({
            fontSize: 18,
            flexShrink: 0,
            alignSelf: 'center',
            color: zhucan[inks[part.verdict]],
          })}
        />
        <span>{part.label}</span>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
          {term('verdict', part.verdict)}
        </Box>
      </Box>
      {part.verdict === 'MET' && (part.parts ?? []).length > 0 ? (
        // Met is met: by which of its parts is for those who ask.
        <Box component="details" sx={{ pl: 3.25 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t('case.parts')}
          </Box>
          <Conditions parts={part.parts ?? []} nested={false} />
        </Box>
      ) : (
        <Conditions parts={part.parts ?? []} />
      )}
    </li>
  );
}

/** The conditions at the tips of the tree that bring the verdict about, each once. */
export function tipsOf({ verdict, label, parts }: Explained, wanted: Verdict): string[] {
  if (verdict !== wanted) return [];
  const deeper = (parts ?? []).flatMap(part => tipsOf(part, wanted));
  return deeper.length > 0 ? [...new Set(deeper)] : [label];
}
