import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

export interface FilterTab {
  key: string;
  label: string;
  /** How many rows wait behind it; nothing is said while it is not known. */
  count?: string | undefined;
  current: boolean;
  onChoose: () => void;
}

/** Parts of a list, each with its count: one is chosen, and the rows follow. */
export function FilterTabs({ label, tabs }: { label: string; tabs: readonly FilterTab[] }) {
  return (
    <Box
      role="group"
      aria-label={label}
      className="no-print"
      sx={theme => ({
        display: 'flex',
        overflowX: 'auto',
        gap: 0.5,
        mb: 1.5,
        borderBottom: `1px solid ${theme.zhucan.line}`,
      })}
    >
      {tabs.map(tab => (
        <TabButton key={tab.key} tab={tab} />
      ))}
    </Box>
  );
}

function TabButton({ tab: { label, count, current, onChoose } }: { tab: FilterTab }) {
  return (
    <ButtonBase
      aria-pressed={current}
      onClick={onChoose}
      sx={theme => ({
        flexShrink: 0,
        font: 'inherit',
        gap: 0.75,
        px: 1.25,
        minHeight: 40,
        fontSize: '0.9375rem',
        fontWeight: current ? 650 : 450,
        color: current ? theme.zhucan.brand : theme.zhucan.text,
        boxShadow: current ? `inset 0 -3px 0 ${theme.zhucan.brand}` : 'none',
        borderRadius: '6px 6px 0 0',
        '&:hover': { backgroundColor: theme.zhucan.neutralSoft },
        '&.Mui-focusVisible': { outlineOffset: -3 },
      })}
    >
      {label}
      {count !== undefined && (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 450 }}>
          {count}
        </Box>
      )}
    </ButtonBase>
  );
}
