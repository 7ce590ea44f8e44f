import Box from '@mui/material/Box';
import { useT } from '../providers/i18n/index.ts';

/** The product's mark and name. */
export function Brand({ size = 28 }: { size?: number }) {
  const t = useT();
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        fontWeight: 700,
        fontSize: size * 0.62,
        color: 'text.primary',
      }}
    >
      <img src="/icon.svg" alt="" width={size} height={size} />
      {t('app.name')}
    </Box>
  );
}
