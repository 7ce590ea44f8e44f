import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Facts, Quiet } from '../components/Facts.tsx';
import { joined } from '../components/format.ts';
import { MaskedField } from '../components/MaskedField.tsx';
import type { AssessmentFactsFragment } from '../generated/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';

interface Props {
  certificateId: string;
  assessments: readonly AssessmentFactsFragment[];
}

/** What the doctors found, each time, with the parts that make up the whole. */
export function AssessmentList({ certificateId, assessments }: Props) {
  const t = useT();
  if (assessments.length === 0) return <Quiet>{t('certificate.noAssessments')}</Quiet>;
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      {assessments.map(assessment => (
        <Assessment key={assessment.id} certificateId={certificateId} assessment={assessment} />
      ))}
    </Box>
  );
}

function Assessment({
  certificateId,
  assessment,
}: {
  certificateId: string;
  assessment: AssessmentFactsFragment;
}) {
  const t = useT();
  const term = useTerm();
  const { category, grade, parts, hospital } = assessment;
  return (
    <article>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {assessment.assessedOn} · {term('category', category)} {term('grade', grade)}
      </Typography>
      {parts.length > 1 && (
        <Box
          component="ul"
          sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}
        >
          {parts.map(part => (
            <Box
              component="li"
              key={part.category}
              sx={theme => ({
                px: 1,
                py: '2px',
                borderRadius: 1,
                border: `1px solid ${theme.zhucan.line}`,
                backgroundColor: theme.zhucan.sunken,
                fontSize: '0.875rem',
              })}
            >
              {term('category', part.category)} {term('grade', part.grade)}
            </Box>
          ))}
        </Box>
      )}
      <Facts
        facts={[
          { label: term('field', 'hospitalId'), value: hospital?.name },
          { label: term('field', 'doctors'), value: joined(assessment.doctors) },
          { label: term('field', 'cause'), value: term('cause', assessment.cause) },
          {
            label: term('field', 'onsetAge'),
            value: assessment.onsetAge === null ? null : t('person.years', { age: assessment.onsetAge }),
          },
          {
            label: term('field', 'supportNeeds'),
            value: joined(assessment.supportNeeds.map(need => term('supportNeed', need))),
          },
          {
            label: t('certificate.place'),
            value: assessment.atHome ? t('certificate.atHome') : t('certificate.atHospital'),
          },
          {
            label: term('field', 'diagnosis'),
            value: (
              <MaskedField
                id={certificateId}
                field="DIAGNOSIS"
                label={term('field', 'diagnosis')}
                value={assessment.diagnosis}
              />
            ),
          },
        ]}
      />
    </article>
  );
}
