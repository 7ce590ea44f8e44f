import IconButton from '@mui/material/IconButton';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';

// No day's first page shows an open menu.
const PopUpMenu = lazy(() => import('./PopUpMenu.tsx'));

export interface MenuChoice {
  key: string;
  text: string;
  lang?: string;
  /** The one that holds now, of choices that exclude each other. */
  current?: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

interface Props {
  label: string;
  icon: ReactNode;
  /** Above the choices. */
  head?: { primary: string; secondary: string };
  choices: readonly MenuChoice[];
}

/** A button that opens a menu, named for screen readers and tied to what it opens. */
export function MenuButton({ label, icon, head, choices }: Props) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [everOpened, setEverOpened] = useState(false);
  return (
    <>
      <IconButton
        aria-label={label}
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => {
          setAnchor(currentTarget);
          setEverOpened(true);
        }}
      >
        {icon}
      </IconButton>
      {everOpened && (
        <Suspense fallback={null}>
          <PopUpMenu
            id={id}
            label={label}
            anchor={anchor}
            head={head}
            choices={choices}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
}
