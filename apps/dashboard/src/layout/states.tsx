import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Component, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { messageOf } from '../providers/graphql.ts';
import { i18nProvider, useT } from '../providers/i18n/index.ts';
import { Page } from './Page.tsx';

const bars = ['heading', 'one', 'two', 'three', 'four', 'five'];

/** The outline of a page that is on its way. */
export function PageLoading() {
  const t = useT();
  return (
    <Box role="status" aria-label={t('app.loading')}>
      <Skeleton variant="rounded" width={220} height={32} sx={{ mb: 3 }} />
      {bars.map(bar => (
        <Skeleton key={bar} variant="rounded" height={38} sx={{ mb: 1 }} />
      ))}
    </Box>
  );
}

/** What happened, that nothing was lost, and what to do. */
export function PageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  if (isMissingCode(error)) return <NewVersion />;
  return (
    <Page title={t('errors.title')}>
      <Alert severity="error" sx={{ maxWidth: 720 }}>
        {t('errors.lead')}
      </Alert>
      <Box
        component="pre"
        sx={{ whiteSpace: 'pre-wrap', maxWidth: 720, color: 'text.secondary', fontSize: '0.8125rem' }}
      >
        {i18nProvider.translate(messageOf(error))}
      </Box>
      <Button variant="contained" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    </Page>
  );
}

/** A page's code that did not arrive stays missing until all is loaded anew: a newer version is served, or the network was gone. */
function NewVersion() {
  const t = useT();
  return (
    <Page title={t('errors.newVersionTitle')}>
      <Alert severity="info" role="status" sx={{ maxWidth: 720, mb: 2 }}>
        {t('errors.newVersion')}
      </Alert>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {t('errors.reload')}
      </Button>
    </Page>
  );
}

export function NotFound() {
  const t = useT();
  return <DeadEnd title={t('errors.notFoundTitle')} lead={t('errors.notFoundLead')} />;
}

export function AccessDenied() {
  const t = useT();
  return <DeadEnd title={t('errors.deniedTitle')} lead={t('errors.deniedLead')} />;
}

export function NotFoundRecord() {
  const t = useT();
  return <DeadEnd title={t('errors.recordGoneTitle')} lead={t('errors.recordGone')} />;
}

function DeadEnd({ title, lead }: { title: string; lead: string }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Page title={title} lead={lead}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="contained" component={Link} to="/">
          {t('errors.home')}
        </Button>
        <Button variant="outlined" onClick={() => navigate(-1)}>
          {t('action.back')}
        </Button>
      </Box>
    </Page>
  );
}

/** Whether a screen's own code could not be fetched, in the words of the three browsers. */
function isMissingCode(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|unable to preload/i.test(error.message)
  );
}

interface BoundaryProps {
  /** A change of this key forgets the error: the user went elsewhere. */
  resetKey: string;
  children: ReactNode;
}

/** Keeps a fault on its page: menu, search and drafts go on working. */
export class PageBoundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: BoundaryProps) {
    if (before.resetKey !== this.props.resetKey && this.state.error !== undefined) this.#reset();
  }

  #reset = () => this.setState({ error: undefined });

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <PageError error={this.state.error} onRetry={this.#reset} />;
  }
}
