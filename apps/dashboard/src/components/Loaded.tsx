import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { NotFoundRecord, PageLoading } from '../layout/states.tsx';
import { messageOf } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';

interface Props<Data> {
  query: UseQueryResult<Data | null | undefined>;
  children: (data: Data) => ReactNode;
}

/** The answer of a query, or its skeleton, its failure with a way to try again, or that there is no such record. */
export function Loaded<Data>({ query, children }: Props<Data>) {
  const t = useT();
  const translate = useTranslate();
  if (query.isPending) return <PageLoading />;
  if (query.data) return children(query.data);
  if (!query.error) return <NotFoundRecord />;
  return (
    <Alert severity="error" action={<Button onClick={() => query.refetch()}>{t('action.retry')}</Button>}>
      {translate(messageOf(query.error))}
    </Alert>
  );
}
