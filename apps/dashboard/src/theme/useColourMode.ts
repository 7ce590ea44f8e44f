import useMediaQuery from '@mui/material/useMediaQuery';
import { useStore } from 'react-admin';
import type { ColourMode } from './palette.ts';

export type ColourChoice = ColourMode | 'system';

/** What the user chose, and what that means on this screen now. */
export function useColourMode(): {
  choice: ColourChoice;
  mode: ColourMode;
  choose: (choice: ColourChoice) => void;
} {
  const [choice, choose] = useStore<ColourChoice>('colourMode', 'system');
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = choice === 'system' ? (prefersDark ? 'dark' : 'light') : choice;
  return { choice, mode, choose };
}
