import Box from '@mui/material/Box';
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { HttpError, useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { useLocation } from 'react-router';
import { sessionEnd } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { onSessionChange, useMay, useViewerQuery, type Viewer } from '../providers/session.ts';
import { allowedNavigation, type NavItem } from './navigation.ts';
import { SideMenu } from './SideMenu.tsx';
import { PageBoundary, PageError, PageLoading } from './states.tsx';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './useShortcuts.ts';

// Not part of a day's first page.
const ChangePasswordPage = lazy(() => import('./ChangePasswordPage.tsx'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp.tsx'));
const MenuDrawer = lazy(() => import('./MenuDrawer.tsx'));
const fetchPalette = () => import('./SearchPalette.tsx');
const SearchPalette = lazy(fetchPalette);

const menuWidth = 228;
const none: readonly NavItem[] = [];
/** Until forms have heard that nobody is to be asked whether to leave them. */
const formsLetGoMs = 100;
const longEnoughToReadMs = 12_000;
/** The palette comes when the first page is long there: whoever presses its key types on at once. */
const paletteAfterMs = 3000;

/** The frame of every signed-in page. */
export function Shell({ children }: { children: ReactNode }) {
  const { data: viewer, error, refetch } = useViewerQuery();
  if (error && !viewer) {
    return (
      <Box component="main" sx={{ p: 4 }}>
        <PageError error={error} onRetry={refetch} />
      </Box>
    );
  }
  if (!viewer) return <PageLoading />;
  // Nothing else opens before a first password has been replaced; the server says the same.
  if (viewer.mustChangePassword) {
    return (
      <Suspense fallback={<PageLoading />}>
        <ChangePasswordPage must />
      </Suspense>
    );
  }
  return <Frame viewer={viewer}>{children}</Frame>;
}

function Frame({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const may = useMay();
  // Undefined until they are opened for the first time.
  const [menuOpen, setMenuOpen] = useState<boolean>();
  const [searching, setSearching] = useState<boolean>();
  const [helping, setHelping] = useState(false);
  const items = useMemo(() => allowedNavigation(may), [may]);
  const main = useRef<HTMLElement>(null);
  const onSearch = useCallback(() => setSearching(true), []);
  const onHelp = useCallback(() => setHelping(true), []);
  useShortcuts({ onSearch, onHelp, items: searching ? none : items });
  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette().catch(() => undefined), paletteAfterMs);
    return () => clearTimeout(timer);
  }, []);
  useSessionEnd(viewer);
  const { pathname } = useLocation();

  return (
    <>
      <SkipLink onSkip={() => main.current?.focus()} />
      <TopBar onMenu={() => setMenuOpen(true)} onSearch={onSearch} onHelp={onHelp} />
      <Box sx={{ display: 'flex', alignItems: 'stretch', minHeight: 'calc(100vh - 56px)' }}>
        <Box
          sx={theme => ({
            display: { xs: 'none', md: 'block' },
            width: menuWidth,
            flexShrink: 0,
            borderRight: `1px solid ${theme.zhucan.line}`,
            backgroundColor: theme.zhucan.surface,
          })}
        >
          <Box sx={{ position: 'sticky', top: 56, maxHeight: 'calc(100vh - 56px)', overflowY: 'auto' }}>
            <SideMenu />
          </Box>
        </Box>
        <Box
          component="main"
          id="main"
          ref={main}
          tabIndex={-1}
          sx={{
            flexGrow: 1,
            minWidth: 0,
            px: { xs: 1.5, sm: 2.5, lg: 4 },
            py: { xs: 2, md: 3 },
            maxWidth: 1760,
          }}
        >
          <PageBoundary resetKey={pathname}>
            <Suspense fallback={<PageLoading />}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
      <Suspense fallback={null}>
        {menuOpen !== undefined && <MenuDrawer open={menuOpen} onClose={() => setMenuOpen(false)} />}
      </Suspense>
      <Suspense fallback={null}>
        {searching !== undefined && (
          <SearchPalette open={searching} onClose={() => setSearching(false)} items={items} />
        )}
      </Suspense>
      <Suspense fallback={null}>
        {helping && <KeyboardHelp open onClose={() => setHelping(false)} items={items} />}
      </Suspense>
    </>
  );
}

/** A session that ended elsewhere ends here too: to the sign-in page, with drafts kept and a word on why. */
function useSessionEnd({ id }: Viewer): void {
  const signOut = useLogoutIfAccessDenied();
  const notify = useNotify();
  const told = useRef(false);
  const end = useEffectEvent(async () => {
    // Several requests may learn of it at once.
    if (told.current) return;
    told.current = true;
    notify('signIn.expired', { type: 'warning', autoHideDuration: longEnoughToReadMs });
    await signOut(new HttpError('signIn.expired', 401));
  });
  useEffect(() => {
    const onEnd = () => void end();
    sessionEnd.addEventListener('end', onEnd);
    return () => sessionEnd.removeEventListener('end', onEnd);
  }, []);
  // Nobody goes on reading what the one before them had on the screen: a page loaded anew asks who it is for.
  useEffect(
    () =>
      onSessionChange(id, () => {
        sessionEnd.dispatchEvent(new Event('change'));
        setTimeout(() => window.location.reload(), formsLetGoMs);
      }),
    [id],
  );
}

/** A button, not `#main`: the address's hash belongs to the router. */
function SkipLink({ onSkip }: { onSkip: () => void }) {
  const t = useT();
  return (
    <Box
      component="button"
      type="button"
      onClick={onSkip}
      sx={theme => ({
        position: 'fixed',
        top: 8,
        left: 8,
        zIndex: theme.zIndex.tooltip,
        px: 2,
        py: 1,
        border: `2px solid ${theme.zhucan.brand}`,
        borderRadius: 1,
        font: 'inherit',
        fontWeight: 600,
        color: theme.zhucan.brand,
        backgroundColor: theme.zhucan.surface,
        transform: 'translateY(-200%)',
        '&:focus': { transform: 'none' },
      })}
    >
      {t('app.skip')}
    </Box>
  );
}
