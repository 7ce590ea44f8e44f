import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { formatMoment } from '../components/format.ts';
import type { TakePersonCopyMutation } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useViewer } from '../providers/session.ts';
import { type CopySection, copySections } from './copy.ts';

export type TakenCopy = Extract<TakePersonCopyMutation['takePersonCopy'], { __typename: 'PersonCopy' }>;

/** The copy as it goes on paper: white and black in every appearance. */
export function CopySheet({ copy, title }: { copy: TakenCopy; title: string }) {
  const t = useT();
  const term = useTerm();
  const viewer = useViewer();
  const sections = copySections(copy.content, { t, term });
  return (
    <Box
      role="region"
      aria-label={title}
      sx={{
        colorScheme: 'light',
        color: '#000',
        backgroundColor: '#fff',
        maxWidth: 920,
        p: { xs: 2, sm: 4 },
        border: '1px solid #999',
        '@media print': { border: 0, p: 0, maxWidth: 'none' },
      }}
    >
      <Typography component="h2" sx={{ textAlign: 'center', fontSize: '1.375rem', fontWeight: 700 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1, my: 1.5 }}>
        <span>{t(copy.whole ? 'copy.wholeCopy' : 'copy.maskedCopy')}</span>
        <span>
          {t('copy.takenAt')} {formatMoment(copy.takenAt)} ·{' '}
          {t('copy.by', { name: viewer?.displayName ?? '' })}
        </span>
      </Box>
      {sections.map(section => (
        <Section key={section.title} section={section} level={3} />
      ))}
    </Box>
  );
}

function Section({ section, level }: { section: CopySection; level: 3 | 4 }) {
  const t = useT();
  const id = useId();
  const { title, facts, parts } = section;
  return (
    // Only the parts of the whole copy are landmarks: every certificate has an assessment.
    <Box
      {...(level === 3 && { component: 'section', 'aria-labelledby': id })}
      sx={{ mt: level === 3 ? 2.5 : 1.5 }}
    >
      <Typography
        id={id}
        component={`h${level}`}
        sx={{
          fontSize: level === 3 ? '1.0625rem' : '0.9375rem',
          fontWeight: 700,
          ...(level === 3 && { borderBottom: '1px solid #000', pb: 0.5 }),
        }}
      >
        {title}
      </Typography>
      {facts.length === 0 && parts.length === 0 ? (
        <p>{t('copy.nothing')}</p>
      ) : (
        <Box
          component="dl"
          sx={{
            m: 0,
            mt: 0.75,
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: 'minmax(9em, max-content) 1fr' },
            columnGap: 2,
            '& dt': { color: '#444', fontSize: '0.875rem', pt: 0.25 },
            '& dd': { m: 0, pb: 0.5, overflowWrap: 'anywhere' },
          }}
        >
          {facts.map(({ label, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may have been done in the same minute, and nothing is sorted.
            <FactLine key={`${label}-${index}`} label={label} value={value} />
          ))}
        </Box>
      )}
      {parts.map(part => (
        <Section key={part.title} section={part} level={4} />
      ))}
    </Box>
  );
}

function FactLine({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
