import Box from '@mui/material/Box';
import { useLocale } from 'react-admin';
import { Link } from 'react-router';
import { useT } from '../../providers/i18n/index.ts';
import { casesPath, programmePath } from '../paths.ts';
import { useRegister } from '../register.ts';

/** From the work list of one programme to that of another, or to all of them. */
export function ProgrammeSwitch({ current }: { current: string | undefined }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const register = useRegister();
  const lists = [
    { key: undefined, to: casesPath, label: t('case.allProgrammes') },
    ...[...register.values()].map(({ code, names }) => ({
      key: code,
      to: programmePath(code),
      label: names[locale],
    })),
  ];
  return (
    <Box
      component="nav"
      aria-label={t('case.programmes')}
      className="no-print"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}
    >
      {lists.map(({ key, to, label }) => {
        const chosen = key === current;
        return (
          <Box
            key={to}
            component={Link}
            to={to}
            aria-current={chosen ? 'page' : undefined}
            sx={({ zhucan }) => ({
              px: 1.25,
              py: 0.5,
              borderRadius: 4,
              fontSize: '0.875rem',
              textDecoration: 'none',
              border: `1px solid ${chosen ? zhucan.brand : zhucan.line}`,
              fontWeight: chosen ? 650 : 450,
              color: chosen ? zhucan.brand : zhucan.text,
              backgroundColor: chosen ? zhucan.brandSoft : zhucan.surface,
            })}
          >
            {label}
          </Box>
        );
      })}
    </Box>
  );
}
