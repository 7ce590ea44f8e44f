import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';

interface Part {
  key: string;
  /** Of a hundred. */
  percent: number;
  colour: string;
}

/** A bar of parts beside figures that say the same: nothing for a screen reader. */
export function Progress({ parts, height = 10 }: { parts: readonly Part[]; height?: number }) {
  const { zhucan } = useTheme();
  return (
    <Box
      aria-hidden
      sx={{
        display: 'flex',
        height,
        overflow: 'hidden',
        borderRadius: height / 2,
        backgroundColor: zhucan.neutralSoft,
      }}
    >
      {parts
        .filter(({ percent }) => percent > 0)
        .map(({ key, percent, colour }) => (
          <Box key={key} sx={{ width: `${Math.min(percent, 100)}%`, minWidth: 3, backgroundColor: colour }} />
        ))}
    </Box>
  );
}
