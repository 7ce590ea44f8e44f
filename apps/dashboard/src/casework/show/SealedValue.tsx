import Box from '@mui/material/Box';
import { useT } from '../../providers/i18n/index.ts';

/** A sealed detail by its mask: that something is there, and at most its end. */
export function SealedValue({ value }: { value: { masked: string; present: boolean } }) {
  const t = useT();
  if (!value.present) return <>{t('masked.none')}</>;
  return (
    <Box component="span" sx={{ fontFamily: 'ui-monospace, Consolas, monospace' }}>
      {value.masked || t('case.sealed')}
    </Box>
  );
}
