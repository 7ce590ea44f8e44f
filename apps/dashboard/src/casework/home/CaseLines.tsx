import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { Quiet } from '../../components/Facts.tsx';
import type { HomeCaseFragment } from '../../generated/graphql.ts';
import { CaseStatusChip } from '../CaseStatusChip.tsx';
import { Due } from '../Due.tsx';
import { casePath } from '../paths.ts';

interface Props {
  label: string;
  cases: readonly HomeCaseFragment[];
  empty: string;
}

/** Cases as lines of a home page: who and what, where it stands, and how long there is still time. */
export function CaseLines({ label, cases, empty }: Props) {
  if (cases.length === 0) return <Quiet>{empty}</Quiet>;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {cases.map(one => (
        <Box
          component="li"
          key={one.id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.25,
            py: 0.75,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <Link to={casePath(one.id)}>{one.person?.name ?? one.number}</Link>
          <span>{one.programmeName}</span>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {one.area.fullName}
          </Box>
          <Box component="span" sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            {one.dueOn && (
              <Due dueOn={one.dueOn} workingDaysLeft={one.workingDaysLeft} overdue={one.overdue} />
            )}
            <CaseStatusChip status={one.status} stage={one.stage.name} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
