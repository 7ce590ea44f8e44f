import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AnyProgramme } from '@zhucan/domain';
import { useLocale } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useProgramme } from '../casework/register.ts';
import { Facts, Panel } from '../components/Facts.tsx';
import { formatMoment, today } from '../components/format.ts';
import { Loaded } from '../components/Loaded.tsx';
import { ToneChip } from '../components/StateChip.tsx';
import { Page } from '../layout/Page.tsx';
import { NotFound } from '../layout/states.tsx';
import { useT } from '../providers/i18n/index.ts';
import { useMay } from '../providers/session.ts';
import { Changes } from './Changes.tsx';
import { DraftCommands } from './DraftCommands.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { policiesPath, policyDraftPath } from './paths.ts';
import { draftOf, type Policy, usePolicies } from './usePolicies.ts';

/** A programme's policy: its versions, what each changed, and the draft of the next. */
export default function PolicyShow() {
  const { programme: code = '' } = useParams();
  const programme = useProgramme(code);
  const query = usePolicies(code);
  if (!programme) return <NotFound />;
  return <Loaded query={query}>{policies => <View programme={programme} policies={policies} />}</Loaded>;
}

function View({ programme, policies }: { programme: AnyProgramme; policies: readonly Policy[] }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const { draft } = draftOf(policies);
  return (
    <Page
      title={t('policy.of', { programme: programme.names[locale] })}
      lead={programme.summary[locale]}
      trail={[{ label: t('policy.title'), to: policiesPath }]}
      actions={
        may('policy.write') && (
          <>
            <Button component={Link} to={policyDraftPath(programme.code)} variant="outlined">
              {draft ? t('policy.editDraft') : t('policy.newDraft')}
            </Button>
            {draft && <DraftCommands programme={programme} draft={draft} />}
          </>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {policies.map((policy, index) => (
          <Version
            key={policy.id}
            programme={programme}
            policy={policy}
            first={index === policies.length - 1}
          />
        ))}
      </Box>
    </Page>
  );
}

interface VersionProps {
  programme: AnyProgramme;
  policy: Policy;
  /** The version that came first has none before it. */
  first: boolean;
}

function Version({ programme, policy, first }: VersionProps) {
  const t = useT();
  const { version, effectiveFrom, publishedAt, publishedBy, legalBasis, note, inForce } = policy;
  const said = publishedAt ? [t('policy.publishedBy', { at: formatMoment(publishedAt) }), publishedBy] : [];
  return (
    <Panel
      title={t('policy.version', { version })}
      actions={
        inForce ? (
          <ToneChip tone="good" label={t('policy.inForce')} />
        ) : (
          <ToneChip
            tone={publishedAt ? (effectiveFrom > today() ? 'info' : 'neutral') : 'warn'}
            label={t(
              publishedAt ? (effectiveFrom > today() ? 'policy.future' : 'policy.past') : 'policy.draft',
            )}
          />
        )
      }
    >
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mb: 1.5 }}>
        {[t('policy.from', { date: effectiveFrom }), ...said].filter(Boolean).join(' · ')}
      </Box>
      <Facts
        columns={1}
        facts={[
          { label: t('policy.legalBasis'), value: legalBasis },
          ...(note ? [{ label: t('policy.note'), value: note }] : []),
        ]}
      />
      <Box sx={{ mt: 2 }}>
        <Changes programme={programme} policy={policy} first={first} />
      </Box>
      <Box component="details" open={inForce || undefined} sx={{ mt: 1.5 }}>
        <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
          {t('policy.all')}
        </Box>
        <ParameterTable
          programme={programme}
          parameters={policy.parameters}
          label={t('policy.version', { version })}
        />
      </Box>
    </Panel>
  );
}
