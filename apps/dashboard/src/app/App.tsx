import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, useLocale } from 'react-admin';
import { Route } from 'react-router';
import { Notices } from '../layout/Notices.tsx';
import { Shell } from '../layout/Shell.tsx';
import { AccessDenied, NotFound, PageError, PageLoading } from '../layout/states.tsx';
import { authProvider } from '../providers/authProvider.ts';
import { createDataProvider } from '../providers/dataProvider.ts';
import { i18nProvider } from '../providers/i18n/index.ts';
import { createStyleCache } from '../theme/adoptedSheet.ts';
import { themeOf } from '../theme/theme.ts';
import { useColourMode } from '../theme/useColourMode.ts';
import { outside } from './casework.tsx';
import { createQueryClient } from './queryClient.ts';
import { Home, resources, screens } from './resources.tsx';
import { sources } from './sources.ts';
import { createStore } from './store.ts';

const dataProvider = createDataProvider(sources);
const store = createStore();
const queryClient = createQueryClient();
const styleCache = createStyleCache();

const SignInPage = lazy(() => import('../layout/SignInPage.tsx'));
const ChangePasswordPage = lazy(() => import('../layout/ChangePasswordPage.tsx'));

export function App() {
  return (
    <CacheProvider value={styleCache}>
      <CoreAdminContext
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        store={store}
      >
        <Look>
          <CoreAdminUI
            disableTelemetry
            requireAuth
            accessDenied={AccessDenied}
            catchAll={NotFound}
            dashboard={Home}
            error={({ error, resetErrorBoundary }) => (
              <PageError error={error} onRetry={() => resetErrorBoundary({})} />
            )}
            layout={Shell}
            loading={PageLoading}
            loginPage={Door}
            title="Zhucan"
          >
            {resources}
            <CustomRoutes>
              <Route path="/change-password" Component={ChangePasswordPage} />
              {screens}
            </CustomRoutes>
            <CustomRoutes noLayout>{outside}</CustomRoutes>
          </CoreAdminUI>
          {/* Beside the pages: why one was left is said on the next. */}
          <Notices />
        </Look>
      </CoreAdminContext>
    </CacheProvider>
  );
}

function Door() {
  return (
    <Suspense fallback={<PageLoading />}>
      <SignInPage />
    </Suspense>
  );
}

function Look({ children }: { children: ReactNode }) {
  const { mode } = useColourMode();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const theme = useMemo(() => themeOf(mode, locale), [mode, locale]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
