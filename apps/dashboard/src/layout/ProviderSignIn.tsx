import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { Problem } from '../components/Problem.tsx';
import { useT } from '../providers/i18n/index.ts';

/** The name of the district's identity provider; null where there is none. */
async function providerLabel(signal: AbortSignal): Promise<string | null> {
  const answer = await fetch('/oidc', { signal });
  const told: unknown = answer.ok ? await answer.json() : null;
  return typeof told === 'object' && told !== null && 'label' in told && typeof told.label === 'string'
    ? told.label
    : null;
}

/** Sign-in through the identity provider, where the server knows one; it leads away from this page and back. */
export function ProviderSignIn() {
  const t = useT();
  const [search] = useSearchParams();
  const { data: label } = useQuery({
    queryKey: ['auth', 'provider'],
    queryFn: ({ signal }) => providerLabel(signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  if (!label) return null;
  return (
    <>
      <Button href="/oidc/start" variant="outlined" size="large" fullWidth sx={{ mt: 2 }}>
        {t('signIn.provider', { label })}
      </Button>
      {search.get('oidc') === 'failed' && <Problem>{t('signIn.providerFailed', { label })}</Problem>}
    </>
  );
}
