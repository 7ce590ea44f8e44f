import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useT } from '../providers/i18n/index.ts';

interface Props {
  title: string;
  /** Beside the title: a state, a number of rows. */
  aside?: ReactNode;
  lead?: ReactNode;
  /** Where this page belongs, outermost first. */
  trail?: readonly { label: string; to: string }[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The first page leaves the focus to the browser, so that the skip link stays the first stop. */
const firstPageMs = 3000;
/** Once for a page that stands at once, once more for a dialog that was still closing. */
const settledMs = [60, 400, 900];

/** A page with its one h1, the browser's title kept in step, and the focus brought to it after a change of page. */
export function Page({ title, aside, lead, trail, actions, children }: Props) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const appName = t('app.name');

  useEffect(() => {
    document.title = title ? `${title} · ${appName}` : appName;
  }, [title, appName]);

  useEffect(() => {
    // A link that was followed is gone with its page, a dialog gives the focus back to nothing: without this a keyboard would
    // start at the top of the document again.
    const take = () => {
      if (document.activeElement === document.body && performance.now() > firstPageMs)
        heading.current?.focus();
    };
    const timers = settledMs.map(ms => setTimeout(take, ms));
    return () => timers.forEach(clearTimeout);
  }, []);

  return (
    <>
      {trail && trail.length > 0 && <Trail trail={trail} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: lead ? 0.5 : 2 }}>
        <Typography
          variant="h1"
          ref={heading}
          tabIndex={-1}
          sx={{ mr: 'auto', display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}
        >
          {title}
        </Typography>
        {aside}
        {actions && (
          <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {actions}
          </Box>
        )}
      </Box>
      {lead && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2, maxWidth: '72ch' }}>
          {lead}
        </Typography>
      )}
      {children}
    </>
  );
}

function Trail({ trail }: { trail: readonly { label: string; to: string }[] }) {
  const t = useT();
  return (
    <Box component="nav" aria-label={t('app.trail')} className="no-print">
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          display: 'flex',
          flexWrap: 'wrap',
          gap: 0.75,
          p: 0,
          m: 0,
          mb: 0.5,
          fontSize: '0.8125rem',
        }}
      >
        {trail.map(({ label, to }) => (
          <Box component="li" key={to} sx={{ display: 'flex', gap: 0.75 }}>
            <Link to={to}>{label}</Link>
            <Box component="span" aria-hidden sx={{ color: 'text.secondary' }}>
              /
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
